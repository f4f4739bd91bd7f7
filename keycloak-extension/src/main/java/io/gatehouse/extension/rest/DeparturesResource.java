package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.leaver.DepartureOrder;
import io.gatehouse.extension.leaver.DepartureRefused;
import io.gatehouse.extension.leaver.Departures;
import io.gatehouse.extension.leaver.LeaverRun;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.Lengths;
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
    /** As long as the column. */
    private static final int REASON_LENGTH = 1000;

    private static final int INSTANT_LENGTH = 64;

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
                call.text(order, "subjectId", Lengths.ACCOUNT_ID),
                instant(order),
                zone(order),
                call.text(order, "type", Lengths.WORD),
                order.path("confidential").asBoolean(false),
                call.text(order, "requestedBy", Lengths.ACCOUNT_ID));
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
        return found(new Departures(call.session(), call.realm().getId(), null).find(caseId(caseId)));
    }

    /** Ends access now; answers when the cut was made, or with the reason why it was not yet. */
    @POST
    @Path("{caseId}/execute")
    public Response execute(@PathParam("caseId") String caseId, @Nullable String body) {
        call.allow(Caller.APP);
        caseId(caseId);
        String requestedBy = call.text(call.object(body), "requestedBy", Lengths.ACCOUNT_ID);
        found(committed(departures -> departures.endNow(caseId, requestedBy)));
        new LeaverRun(call.session().getKeycloakSessionFactory()).run(caseId);
        return found(committed(departures -> departures.find(caseId)));
    }

    /** Takes a departure back before its minute. */
    @DELETE
    @Path("{caseId}")
    public Response cancel(@PathParam("caseId") String caseId, @Nullable String body) {
        call.allow(Caller.APP);
        caseId(caseId);
        JsonNode order = call.object(body);
        String requestedBy = call.text(order, "requestedBy", Lengths.ACCOUNT_ID);
        String reason = call.text(order, "reason", REASON_LENGTH);
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
        return call.text(caseId, "caseId", Lengths.ORDER_ID);
    }

    private Instant instant(JsonNode order) {
        try {
            return Instant.ofEpochMilli(
                    Instant.parse(call.text(order, "accessEnd", INSTANT_LENGTH)).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw call.malformed("accessEnd");
        }
    }

    private String zone(JsonNode order) {
        try {
            return ZoneId.of(call.text(order, "zone", Lengths.WORD)).getId();
        } catch (DateTimeException e) {
            throw call.malformed("zone");
        }
    }
}
