package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.CatalogueEdits.Change;
import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ClassificationOrder;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Unavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the extension classify, and says in our words what it said. */
@Component
class Classifying {

    private final Extension extension;
    private final Directory directory;
    private final CatalogueRows rows;
    private final MemberValues values;

    Classifying(Extension extension, Directory directory, CatalogueRows rows, MemberValues values) {

        this.extension = extension;
        this.directory = directory;
        this.rows = rows;
        this.values = values;
    }

    /** Those of the changes that are the extension's; the copy of Keycloak knows them afterwards. */
    void write(Actor actor, List<Change> changes) {
        List<Change> theirs = changes.stream()
                .filter(change -> !change.wanted().classifiesAs(change.row().says()))
                .toList();
        if (theirs.isEmpty()) {
            return;
        }
        try {
            extension.classify(new ClassificationOrder(
                    actor.id(), theirs.stream().map(Classifying::entry).toList()));
        } catch (ExtensionUnavailable away) {
            throw new Unavailable("catalog.keycloak-away", away);
        } catch (ExtensionRefused no) {
            throw inOurWords(no, theirs);
        }
        for (Change change : theirs) {
            Statement wanted = change.wanted();
            directory.classified(change.row().id(), wanted.tier(), code(wanted.dataClass()), wanted.ownerId());
        }
    }

    private static ClassificationOrder.Entry entry(Change change) {
        Statement wanted = change.wanted();
        var seen = change.row().seen();
        return new ClassificationOrder.Entry(
                change.row().entitlement().kind().name(),
                change.row().id(),
                wanted.tier().name(),
                code(wanted.dataClass()),
                wanted.ownerId(),
                new ClassificationOrder.Seen(seen.tier().name(), code(seen.dataClass()), seen.owner()));
    }

    private RuntimeException inOurWords(ExtensionRefused no, List<Change> changes) {
        return switch (no.code()) {
            case "lowering_needs_approval" -> lowering(changes);
            case "classification_changed" -> {
                CatalogueRow shown = changes.get(0).row();
                readAgain();
                yield stale(rows.find(shown.id()).orElse(shown));
            }
            case "not_allowed" -> new Refused("catalog.not-administrator");
            case "unknown" -> new BadInput(Member.OWNER.code(), "catalog.owner-unknown");
            default -> no;
        };
    }

    /** Keycloak knows better than the copy of it. */
    private void readAgain() {
        try {
            directory.refreshAll();
        } catch (ExtensionUnavailable away) {
            throw new Unavailable("catalog.keycloak-away", away);
        }
    }

    private static BadInput lowering(List<Change> changes) {
        Member member = changes.stream()
                .flatMap(change -> change.wanted().lowering(change.row().says()).stream())
                .findFirst()
                .orElse(Member.TIER);
        return new BadInput(member.code(), "catalog.lowering." + member.code());
    }

    /** With what is there now. */
    StaleVersion stale(CatalogueRow row) {
        Map<String, Object> now = new LinkedHashMap<>();
        for (Member member : Member.values()) {
            now.put("catalog.member." + member.code(), values.shown(member, row.says()));
        }
        return new StaleVersion("/catalog?edit=" + row.id(), now);
    }

    private static @Nullable String code(@Nullable DataClass dataClass) {
        return dataClass == null ? null : dataClass.name();
    }
}
