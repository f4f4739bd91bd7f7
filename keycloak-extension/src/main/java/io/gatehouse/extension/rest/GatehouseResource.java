package io.gatehouse.extension.rest;

import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.ws.rs.GET;
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
        if (!io.gatehouse.extension.GatehouseSettings.of(call.session()).demoClock()) {
            throw Problem.of(call.session(), Problem.Code.UNKNOWN);
        }
        call.allow(Caller.ADMIN);
        com.fasterxml.jackson.databind.JsonNode offset = call.object(body).get("offsetSeconds");
        if (offset == null || !offset.isIntegralNumber()) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, "offsetSeconds");
        }
        GatehouseClock.setOffset(call.session(), offset.longValue());
        return call.ok(Map.of("now", GatehouseClock.now(call.session()).toString()));
    }
}
