package io.gatehouse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ClassificationOrder;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Tier;
import io.gatehouse.app.shared.Unavailable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators change, what is refused, and what is recorded of it. */
class CatalogueEditsIT extends CatalogueIT {

    @Autowired
    private Directory directory;

    @Autowired
    private Offers offers;

    @Test
    void whatIsOursIsStoredWithoutKeycloakAndShownEverywhere() {
        boolean changed = change(
                "ca-read",
                Map.of(
                        Member.DESCRIPTION_EN, " Shows every sale.\r\nNothing else. ",
                        Member.DESCRIPTION_ZH, "显示每笔销售。",
                        Member.REQUESTABLE, "no",
                        Member.LONGEST_DAYS, "7"));
        assertThat(changed).isTrue();
        assertThat(extension.classified).isEmpty();
        assertThat(offers.of("ca-read")).isEqualTo(new Offers.Offer(false, 7));
        assertThat(offers.withheld()).contains("ca-read");
        assertThat(directory.requireEntitlement("ca-read").descriptionIn(Locale.ENGLISH))
                .isEqualTo("Shows every sale.\nNothing else.");
        assertThat(directory.findEntitlements("ca-till/read", 9))
                .singleElement()
                .satisfies(found -> assertThat(found.descriptionZh()).isEqualTo("显示每笔销售。"));
        assertThat(catalogue.find(search("every sale")).rows())
                .extracting(CatalogueRow::id)
                .contains("ca-read");
        assertThat(recorded("catalog.changed", "ca-read"))
                .singleElement()
                .asString()
                .contains("catalog.changed", "ca-admin", "\"requestable\":false", "\"longestDays\":7", "ca-till/read");
        assertThat(change("ca-read", Map.of(Member.REQUESTABLE, "no")))
                .as("nothing new")
                .isFalse();
        assertThat(recorded("catalog.changed", "ca-read")).hasSize(1);
    }

    @Test
    void aDescriptionCanBeEmptiedThoughTheAttributeSaysSomething() {
        change("ca-pay", Map.of(Member.DESCRIPTION_EN, ""));
        CatalogueRow row = catalogue.require("ca-pay");
        assertThat(row.says().descriptionEn()).isEmpty();
        assertThat(row.says().descriptionZh())
                .as("the other one is still the attribute's")
                .isEqualTo("放行付款。");
        assertThat(row.missing()).containsExactly(Missing.DESCRIPTION);
        sql.sql("update directory.entitlement set attributes = attributes || '{\"gatehouse.description.zh-CN\": \"新\"}'"
                        + " where id = 'ca-pay'")
                .update();
        assertThat(catalogue.require("ca-pay").says().descriptionZh()).isEqualTo("新");
    }

    @Test
    void tierOwnerAndDataClassGoToTheExtensionInTheNameOfWhoeverAsks() {
        change("ca-mix", Map.of(Member.TIER, "T2", Member.OWNER, "ca-owner", Member.DATA_CLASS, "CUSTOMER"));
        assertThat(extension.classified)
                .containsExactly(new ClassificationOrder(
                        "ca-admin",
                        List.of(new ClassificationOrder.Entry(
                                "CLIENT_ROLE",
                                "ca-mix",
                                "T2",
                                "CUSTOMER",
                                "ca-owner",
                                new ClassificationOrder.Seen("T3", null, null)))));
        CatalogueRow row = catalogue.require("ca-mix");
        assertThat(row.says().tier()).isEqualTo(Tier.T2);
        assertThat(row.says().dataClass()).isEqualTo(DataClass.CUSTOMER);
        assertThat(row.ownerName()).isEqualTo("ca-owner");
        assertThat(row.missing()).containsExactly(Missing.DESCRIPTION);
        assertThat(directory.requireEntitlement("ca-mix").tier()).isEqualTo(Tier.T2);
        assertThat(recorded("catalog.changed", "ca-mix").get(0))
                .contains("\"tier\":\"T3\"", "\"tier\":\"T2\"", "\"owner\":\"ca-owner\"");
    }

    @Test
    void whatTheExtensionRefusesIsSaidInASentenceAndNothingIsStored() {
        extension.refusals.put("classify", "lowering_needs_approval");
        BadInput tier = bad("ca-pay", Map.of(Member.TIER, "T3", Member.REQUESTABLE, "no"));
        assertThat(tier.field()).isEqualTo("tier");
        assertThat(tier.code()).isEqualTo("catalog.lowering.tier");
        assertThat(bad("ca-pay", Map.of(Member.OWNER, "")).code()).isEqualTo("catalog.lowering.owner");
        assertThat(offers.of("ca-pay").requestable()).isTrue();
        assertThat(catalogue.require("ca-pay").says().tier()).isEqualTo(Tier.T1);
        assertThat(recorded("catalog.changed", "ca-pay")).isEmpty();

        extension.refusals.put("classify", "not_allowed");
        assertThat(catchThrowable(() -> change("ca-mix", Map.of(Member.TIER, "T1"))))
                .isInstanceOf(Refused.class);
        extension.refusals.clear();
        extension.away = true;
        assertThat(catchThrowable(() -> change("ca-mix", Map.of(Member.TIER, "T1", Member.REQUESTABLE, "no"))))
                .isInstanceOf(Unavailable.class);
        assertThat(offers.of("ca-mix").requestable()).isTrue();
    }

    @Test
    void whoComesTooLateOverwritesNothingAndSeesWhatIsThere() {
        Seen seen = catalogue.require("ca-pay").seen();
        change("ca-pay", Map.of(Member.LONGEST_DAYS, "30"));
        assertThat(stale(seen).now()).containsEntry("catalog.member.longestDays", 30);
        Seen again = catalogue.require("ca-pay").seen();
        sql.sql("update directory.entitlement set tier = 'T0' where id = 'ca-pay'")
                .update();
        assertThat(stale(again).codes()).containsEntry("catalog.member.tier", "T0");
        assertThat(offers.of("ca-pay")).isEqualTo(new Offers.Offer(true, 30));
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        assertThat(bad("ca-pay", Map.of(Member.OWNER, "ca-gone")).code()).isEqualTo("catalog.owner-unknown");
        assertThat(bad("ca-pay", Map.of(Member.OWNER, "nobody")).code()).isEqualTo("catalog.owner-unknown");
        assertThat(bad("ca-pay", Map.of(Member.TIER, "T9")).code()).isEqualTo("catalog.one-of");
        for (String days : List.of("0", "367", "-1", "soon")) {
            assertThat(bad("ca-pay", Map.of(Member.LONGEST_DAYS, days)).field()).isEqualTo("longestDays");
        }
        assertThat(bad("ca-pay", Map.of(Member.DESCRIPTION_ZH, "长".repeat(2001)))
                        .code())
                .isEqualTo("catalog.too-long");
        assertThat(bad("ca-pay", Map.of(Member.REQUESTABLE, "perhaps")).field()).isEqualTo("requestable");
        assertThat(extension.classified).isEmpty();
    }

    @Test
    void nobodyButAnAdministratorChangesAnything() {
        Seen seen = catalogue.require("ca-pay").seen();
        assertThat(catchThrowable(() -> edits.change(AUDITOR, "ca-pay", seen, member -> null)))
                .isInstanceOf(Refused.class);
    }

    private boolean change(String id, Map<Member, String> typed) {
        return edits.change(ADMIN, id, catalogue.require(id).seen(), typed::get);
    }

    private BadInput bad(String id, Map<Member, String> typed) {
        return (BadInput) catchThrowable(() -> change(id, typed));
    }

    private StaleVersion stale(Seen seen) {
        return (StaleVersion)
                catchThrowable(() -> edits.change(ADMIN, "ca-pay", seen, Map.of(Member.LONGEST_DAYS, "90")::get));
    }
}
