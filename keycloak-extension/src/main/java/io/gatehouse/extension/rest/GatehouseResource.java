package io.gatehouse.extension.rest;

import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything below {@code /admin/realms/{realm}/gatehouse}; docs/extension-api.md is the contract.
 * The server finds the class because the jar carries a {@code beans.xml}.
 */
public class GatehouseResource {

    /** A hundred years: further, instants and columns would overflow. */
    private static final long FARTHEST_SECONDS = 100L * 366 * 86_400;

    private final Call call;

    GatehouseResource(Call call) {
        this.call = call;
    }

    /** What this server runs and whether it is sound. */
    @GET
    @Path("status")
    public Response status() {
        call.allow(Caller.APP, Caller.ADMIN);
        return call.ok(new Status(call).read());
    }

    /** The leaver register. */
    @Path("departures")
    public DeparturesResource departures() {
        return new DeparturesResource(call);
    }

    /** Clients, entitlements, accounts and grants, as a stream of lines. */
    @GET
    @Path("inventory")
    public Response inventory(@QueryParam("subject") @Nullable String subject) {
        return new InventoryResource(call).stream(subject);
    }

    /** What one account can do, read in a transaction of its own. */
    @GET
    @Path("effective/{userId}")
    public Response effective(@PathParam("userId") String userId) {
        return new InventoryResource(call).effective(userId);
    }

    /** Moves the clock of a demo; 404 on a server that is none. */
    @PUT
    @Path("clock")
    public Response clock(@Nullable String body) {
        if (!io.gatehouse.extension.settings.GatehouseSettings.of(call.session())
                .demoClock()) {
            throw Problem.of(call.session(), Problem.Code.UNKNOWN);
        }
        call.allow(Caller.ADMIN);
        com.fasterxml.jackson.databind.JsonNode offset = call.object(body).get("offsetSeconds");
        if (offset == null
                || !offset.isIntegralNumber()
                || !offset.canConvertToLong()
                || Math.abs(offset.longValue()) > FARTHEST_SECONDS) {
            throw call.malformed("offsetSeconds");
        }
        GatehouseClock.setOffset(call.session(), offset.longValue());
        return call.ok(Map.of("now", GatehouseClock.now(call.session()).toString()));
    }

    /** Raises the mode at once, lowers it when a second administrator asks for the same: 200, or 202 while that is awaited. */
    @PUT
    @Path("mode")
    public Response mode(@Nullable String body) {
        return new GovernanceResource(call).mode(body);
    }

    /** Sets tiers, data classes and owners, all or none. */
    @PUT
    @Path("classification")
    public Response classification(@Nullable String body) {
        return new GovernanceResource(call).classification(body);
    }

    /** Takes what is there into the ledger; not while the gate enforces. */
    @POST
    @Path("baseline")
    public Response baseline() {
        return new GovernanceResource(call).baseline();
    }

    /** Applies a signed approval (compact JWS). */
    @POST
    @Path("approvals")
    @Consumes("application/jose")
    public Response approvals(@Nullable String jws) {
        return new OrdersResource(call).approval(jws);
    }

    /** A permit window, used or not. */
    @GET
    @Path("permits/{jti}")
    public Response permit(@PathParam("jti") String jti) {
        return new OrdersResource(call).permit(jti);
    }

    /** Takes an entitlement from a person. */
    @POST
    @Path("revocations")
    public Response revocations(@Nullable String body) {
        return new OrdersResource(call).revocation(body);
    }

    /** The grant ledger. */
    @GET
    @Path("ledger")
    public Response ledger(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("entitlement") @Nullable String entitlement,
            @QueryParam("state") @Nullable String state) {
        return new FeedResource(call, Caller.APP, Caller.ADMIN).ledger(subject, entitlement, state);
    }

    /** Events that the app has not acknowledged, oldest first. */
    @GET
    @Path("outbox")
    public Response outbox(@QueryParam("limit") @DefaultValue("200") int limit) {
        return new FeedResource(call, Caller.APP).pending(limit);
    }

    /** The app has stored these events. */
    @POST
    @Path("outbox/ack")
    public Response acknowledge(@Nullable String body) {
        return new FeedResource(call, Caller.APP).acknowledge(body);
    }

    /** The extension's own audit chain, oldest first. */
    @GET
    @Path("audit")
    public Response audit(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("1000") int limit) {
        return new FeedResource(call, Caller.ADMIN, Caller.APP).audit(after, limit);
    }
}
