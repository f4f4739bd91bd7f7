package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.leaver.DepartureOrder;
import io.gatehouse.extension.leaver.DepartureRefused;
import io.gatehouse.extension.leaver.Departures;
import io.gatehouse.extension.leaver.LeaverRun;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.Retried;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The leaver register for the app ({@code /departures}). Every order is carried out in a transaction of its own, so that an
 * answer of 200 is one that has been committed, and two orders at the same instant are taken one after the other.
 */
public class DeparturesResource {
    private static final int NAME_LENGTH = 64;
    private static final int ACCOUNT_LENGTH = 255;
    private static final int REASON_LENGTH = 1000;

    private final Call call;

    DeparturesResource(Call call) {
        this.call = call;
    }

    /** Registers or moves a departure. 404 when the person does not exist. */
    @PUT
    @Path("{caseId}")
    public Response put(@PathParam("caseId") String caseId, @Nullable String body) {
        call.allow(Caller.APP);
        JsonNode order = call.object(body);
        DepartureOrder wanted = new DepartureOrder(
                caseId(caseId),
                text(order, "subjectId", ACCOUNT_LENGTH),
                instant(order),
                zone(order),
                text(order, "type", NAME_LENGTH),
                order.path("confidential").asBoolean(false),
                text(order, "requestedBy", ACCOUNT_LENGTH));
        if (call.session().users().getUserById(call.realm(), wanted.subjectId()) == null) {
            throw Problem.of(call.session(), Problem.Code.UNKNOWN);
        }
        return call.ok(committed(departures -> departures.put(wanted)));
    }

    /** The departure as it stands. */
    @GET
    @Path("{caseId}")
    public Response get(@PathParam("caseId") String caseId) {
        call.allow(Caller.APP);
        return found(new Departures(call.session(), call.realm().getId(), null).find(caseId));
    }

    /** Ends access now; answers when the cut was made, or with the reason why it was not yet. */
    @POST
    @Path("{caseId}/execute")
    public Response execute(@PathParam("caseId") String caseId, @Nullable String body) {
        call.allow(Caller.APP);
        String requestedBy = text(call.object(body), "requestedBy", ACCOUNT_LENGTH);
        found(committed(departures -> departures.endNow(caseId, requestedBy)));
        new LeaverRun(call.session().getKeycloakSessionFactory()).run(caseId);
        return found(committed(departures -> departures.find(caseId)));
    }

    /** Takes a departure back before its minute. */
    @DELETE
    @Path("{caseId}")
    public Response cancel(@PathParam("caseId") String caseId, @Nullable String body) {
        call.allow(Caller.APP);
        JsonNode order = call.object(body);
        String requestedBy = text(order, "requestedBy", ACCOUNT_LENGTH);
        String reason = text(order, "reason", REASON_LENGTH);
        return found(committed(departures -> departures.cancel(caseId, requestedBy, reason)));
    }

    private <T> T committed(Function<Departures, T> order) {
        Actor actor = Actor.of(call.session());
        String realmId = call.realm().getId();
        try {
            return Retried.inTransaction(
                    call.session(), session -> order.apply(new Departures(session, realmId, actor)));
        } catch (DepartureRefused e) {
            throw Problem.of(call.session(), Problem.Code.valueOf(e.objection().name()));
        }
    }

    private Response found(Optional<Map<String, Object>> departure) {
        return call.ok(departure.orElseThrow(() -> Problem.of(call.session(), Problem.Code.UNKNOWN)));
    }

    private String caseId(String caseId) {
        if (caseId.isBlank() || !fits(caseId, NAME_LENGTH)) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, "caseId");
        }
        return caseId;
    }

    /** The column must hold it, and PostgreSQL stores no character 0: both would be our error 500 for a mistake of the caller. */
    private static boolean fits(String text, int longest) {
        return text.length() <= longest && text.indexOf('\0') < 0;
    }

    private String text(JsonNode order, String member, int longest) {
        String text = call.text(order, member);
        if (!fits(text, longest)) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, member);
        }
        return text;
    }

    private Instant instant(JsonNode order) {
        try {
            return Instant.ofEpochMilli(
                    Instant.parse(call.text(order, "accessEnd")).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, "accessEnd");
        }
    }

    private String zone(JsonNode order) {
        try {
            return ZoneId.of(text(order, "zone", NAME_LENGTH)).getId();
        } catch (DateTimeException e) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, "zone");
        }
    }
}
