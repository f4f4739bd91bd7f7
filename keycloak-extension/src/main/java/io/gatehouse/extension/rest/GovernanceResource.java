package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.gate.Baselines;
import io.gatehouse.extension.gate.Classifications;
import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.gate.Modes;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.Lengths;
import io.gatehouse.extension.storage.RealmStates;
import io.gatehouse.extension.storage.Retried;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What administrators set: mode, classification, baseline. */
final class GovernanceResource {

    private static final int LONGEST_REASON = 2000;

    private final Call call;

    GovernanceResource(Call call) {
        this.call = call;
        call.allow(Caller.ADMIN);
    }

    Response mode(@Nullable String body) {
        JsonNode wanted = call.object(body);
        String reason = call.text(wanted, "reason", LONGEST_REASON);
        Mode mode = choice(Mode.class, wanted, "mode");
        String by = call.auth().adminAuth().getUser().getId();
        Actor actor = Actor.of(call.session());
        String realmId = call.realm().getId();
        boolean set = Retried.inTransaction(
                call.session(),
                session -> new Modes(session, session.realms().getRealm(realmId), actor).set(mode, reason, by));
        return set ? call.ok(new Status(call).read()) : call.answer(202, Map.of("pending", true, "by", by));
    }

    Response baseline() {
        // held from here on, so that the mode that is looked at is the mode that holds when the entries are written
        new RealmStates(call.session()).hold(call.realm().getId(), true);
        Mode mode = Gate.mode(call.session(), call.realm().getId());
        if (mode == Mode.ENFORCE) {
            throw Problem.of(call.session(), Problem.Code.WRONG_MODE, mode);
        }
        return call.ok(new Baselines(call.session(), call.realm(), Actor.of(call.session())).take());
    }

    Response classification(@Nullable String body) {
        List<Classifications.Line> lines = new ArrayList<>();
        JsonNode entries = call.object(body).path("entries");
        if (!entries.isArray()) {
            throw call.malformed("entries");
        }
        for (JsonNode entry : entries) {
            boolean classed = entry.hasNonNull("dataClass");
            lines.add(new Classifications.Line(
                    choice(Classifications.Kind.class, entry, "kind"),
                    call.text(entry, "id", Lengths.ENTITLEMENT_ID),
                    choice(Tier.class, entry, "tier"),
                    classed ? choice(Classifications.DataClass.class, entry, "dataClass") : null,
                    call.optional(entry, "owner", Lengths.ENTITLEMENT_ID)));
        }
        return switch (new Classifications(call.session(), call.realm()).write(lines)) {
            case WRITTEN -> call.ok(Map.of("written", lines.size()));
            case UNKNOWN -> throw Problem.of(call.session(), Problem.Code.UNKNOWN);
            case LOWERING -> throw Problem.of(call.session(), Problem.Code.LOWERING_NEEDS_APPROVAL);
        };
    }

    private <E extends Enum<E>> E choice(Class<E> type, JsonNode object, String member) {
        String text = call.text(object, member, Lengths.WORD);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw call.malformed(member);
        }
    }
}
