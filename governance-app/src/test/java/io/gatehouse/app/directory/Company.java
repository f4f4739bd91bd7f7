package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.keycloak.InventoryLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An inventory of any size. It generates its lines one by one, so that only the reader could hold them. */
final class Company extends FakeExtension {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final int ENTITLEMENTS = 40;
    static final String OWNER = "p0";

    int people;
    int grantsEach;
    int headReportsTo = -1;
    int lieAtTheEnd;
    long breakAfter = Long.MAX_VALUE;
    Map<String, String> without = Map.of();
    Map<String, Instant> accessEnd = Map.of();
    Map<String, String> otherNumber = Map.of();
    Map<String, String> otherManager = Map.of();

    @Nullable
    Map<String, List<String>> reaches = Map.of();

    @Nullable
    String leftOut;

    Consumer<InventoryLine> observer = line -> {};

    @Override
    public void inventory(@Nullable String subject, Consumer<InventoryLine> each) {
        long[] sent = new long[4];
        long[] all = new long[1];
        Consumer<InventoryLine> out = line -> {
            if (++all[0] > breakAfter) {
                throw new ExtensionUnavailable("cut off");
            }
            observer.accept(line);
            each.accept(line);
        };
        out.accept(new InventoryLine.RealmLine("r", "lanstone", NOW, "ENFORCE"));
        if (subject == null) {
            out.accept(new InventoryLine.ClientLine("c1", "erp", "ERP", "T1", null, null, null, Map.of()));
            sent[0]++;
            for (int i = 0; i < ENTITLEMENTS; i++) {
                out.accept(entitlement(i, reaches));
                sent[1]++;
            }
        }
        for (int i = 0; i < people; i++) {
            String id = "p" + i;
            if (id.equals(leftOut) || subject != null && !subject.equals(id)) {
                continue;
            }
            out.accept(account(i));
            sent[2]++;
            for (int g = 0; g < grantsEach; g++) {
                if (!("e" + g).equals(without.get(id))) {
                    out.accept(new InventoryLine.GrantLine(
                            id, "e" + g, g % 2 == 0, "e" + g, List.of("e" + g), null, null, null, null));
                    sent[3]++;
                }
            }
        }
        out.accept(new InventoryLine.EndLine(sent[0], sent[1], sent[2] + lieAtTheEnd, sent[3]));
    }

    private static InventoryLine entitlement(int i, @Nullable Map<String, List<String>> reaches) {
        return new InventoryLine.EntitlementLine(
                "CLIENT_ROLE",
                "e" + i,
                "role" + i,
                "c1",
                null,
                "T2",
                true,
                null,
                i == 1 ? OWNER : null,
                "hash" + i,
                reaches == null ? null : reaches.getOrDefault("e" + i, List.of()),
                reaches == null ? null : "T1",
                Map.of(
                        "gatehouse.name.en", "Pay out",
                        "gatehouse.name.zh-CN", "付款",
                        "gatehouse.owner", "p1",
                        "gatehouse.description.en", "tab\there \\ and \"quotes\"\nand a new line"));
    }

    private InventoryLine account(int i) {
        int manager = i > 0 ? i - 1 : headReportsTo;
        return new InventoryLine.AccountLine(
                "p" + i,
                "p" + i,
                "p" + i + "@lanstone.example",
                "Person",
                "" + i,
                true,
                false,
                accessEnd.get("p" + i),
                null,
                NOW,
                Map.of(
                        "employeeNumber",
                        otherNumber.getOrDefault("p" + i, number(i)),
                        "displayName",
                        "人员" + i,
                        "manager",
                        otherManager.getOrDefault("p" + i, manager < 0 ? "" : number(manager)),
                        "timeZone",
                        i % 2 == 0 ? "Europe/Berlin" : "not a zone"));
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "E%05d", i);
    }
}
