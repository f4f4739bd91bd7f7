package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.extension.inventory.Inventory;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.Lengths;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** {@code /inventory} and {@code /effective}: what is there, for the app's directory and its read-backs. */
final class InventoryResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType LINES = new MediaType("application", "x-ndjson", "utf-8");

    private final Call call;

    InventoryResource(Call call) {
        this.call = call;
    }

    /** The stream; whoever reads it must insist on the {@code end} line, because the status is sent before the first row. */
    Response stream(@Nullable String subject) {
        call.allow(Caller.APP, Caller.ADMIN);
        if (subject != null) {
            insistOn(subject);
        }
        KeycloakSessionFactory factory = call.session().getKeycloakSessionFactory();
        String realmId = call.realm().getId();
        // a session of its own: this request's one may be closed before the body is written
        StreamingOutput body = out -> KeycloakModelUtils.runJobInTransaction(factory, session -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            new Inventory(session, realmId).lines(subject, line -> {
                try {
                    writer.write(JSON.writeValueAsString(line));
                    writer.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try {
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Response.ok(body, LINES).header("Cache-Control", "no-store").build();
    }

    /** One account in a transaction of its own, so that it shows what is committed and nothing else. */
    Response effective(String userId) {
        call.allow(Caller.APP, Caller.ADMIN);
        call.text(userId, "userId", Lengths.ACCOUNT_ID);
        return call.ok(KeycloakModelUtils.runJobInTransactionWithResult(
                        call.session().getKeycloakSessionFactory(),
                        session -> new Inventory(session, call.realm().getId()).effective(userId))
                .orElseThrow(() -> Problem.of(call.session(), Problem.Code.UNKNOWN)));
    }

    private void insistOn(String subject) {
        call.text(subject, "subject", Lengths.ACCOUNT_ID);
        if (call.session().users().getUserById(call.realm(), subject) == null) {
            throw Problem.of(call.session(), Problem.Code.UNKNOWN);
        }
    }
}
