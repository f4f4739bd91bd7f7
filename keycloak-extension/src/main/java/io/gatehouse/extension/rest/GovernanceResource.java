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

/** What administrators set: mode, baseline, and classification, which the app may raise in the name of one of them. */
final class GovernanceResource {

    private static final int LONGEST_REASON = 2000;

    private final Call call;

    GovernanceResource(Call call) {
        this.call = call;
    }

    Response mode(@Nullable String body) {
        call.allow(Caller.ADMIN);
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
        call.allow(Caller.ADMIN);
        // held from here on, so that the mode that is looked at is the mode that holds when the entries are written
        new RealmStates(call.session()).hold(call.realm().getId(), true);
        Mode mode = Gate.mode(call.session(), call.realm().getId());
        if (mode == Mode.ENFORCE) {
            throw Problem.of(call.session(), Problem.Code.WRONG_MODE, mode);
        }
        return call.ok(new Baselines(call.session(), call.realm(), Actor.of(call.session())).take());
    }

    Response classification(@Nullable String body) {
        call.allow(Caller.APP, Caller.ADMIN);
        JsonNode wanted = call.object(body);
        String askedBy = null;
        if (CallerAccess.isApp(call)) {
            askedBy = call.text(wanted, "requestedBy", Lengths.ACCOUNT_ID);
            CallerAccess.requireAdministrator(call, askedBy);
        }
        JsonNode entries = wanted.path("entries");
        if (!entries.isArray()) {
            throw call.malformed("entries");
        }
        List<Classifications.Line> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            JsonNode seen = entry.path("seen");
            lines.add(new Classifications.Line(
                    choice(Classifications.Kind.class, entry, "kind"),
                    call.text(entry, "id", Lengths.ENTITLEMENT_ID),
                    said(entry),
                    seen.isObject() ? said(seen) : null));
        }
        return switch (new Classifications(call.session(), call.realm()).write(lines, askedBy)) {
            case WRITTEN -> call.ok(Map.of("written", lines.size()));
            case UNKNOWN -> throw Problem.of(call.session(), Problem.Code.UNKNOWN);
            case LOWERING -> throw Problem.of(call.session(), Problem.Code.LOWERING_NEEDS_APPROVAL);
            case CHANGED -> throw Problem.of(call.session(), Problem.Code.CLASSIFICATION_CHANGED);
        };
    }

    private Classifications.Said said(JsonNode object) {
        return new Classifications.Said(
                choice(Tier.class, object, "tier"),
                object.hasNonNull("dataClass") ? choice(Classifications.DataClass.class, object, "dataClass") : null,
                call.optional(object, "owner", Lengths.ENTITLEMENT_ID));
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
