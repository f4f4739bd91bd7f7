package io.gatehouse.app.audit;

import io.gatehouse.app.alarm.model.AlarmKind;
import io.gatehouse.app.audit.model.ChainReader;
import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Resolution;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member of entries that holds codes, with every code it can hold, taken from where it comes from. */
record Coded(String member, List<String> codes) {

    static List<Coded> members() throws IOException, ClassNotFoundException {
        Class<?> orderKinds = Class.forName("io.gatehouse.app.fulfillment.OrderKind");
        String contract = contract();
        return List.of(
                of("object.type", "ReviewItem"),
                of("AuditTrail.type", "audit.checked"),
                of("AuditTrail.fault", ChainReader.Kind.class),
                of("Campaign.status", CampaignStatus.class),
                of("Campaign.tiers", Tier.class),
                of("ReviewItem.status", ItemStatus.class),
                of("ReviewItem.resolution", Resolution.class),
                of("ReviewItem.decision", Verb.class),
                of("ReviewItem.reasonCode", ReasonCode.class),
                of("ReviewItem.failure", "closure_changed", "unknown"),
                of("ChangeRequest.status", ChangeStatus.class),
                of("ChangeRequest.delivery", Delivery.State.class),
                of("ChangeRequest.tier", Tier.class),
                of("ChangeRequest.operation", Operation.class),
                of("ChangeRequest.not counted", "change.not-active", "change.own-gain"),
                of("change.failed.reason", "closure_changed"),
                of("DepartureCase.type", DepartureType.class),
                of("DepartureCase.status", CaseStatus.class, TaskStatus.class),
                inContract("DepartureCase.register", contract, "\"state\": \"(SCHEDULED[A-Z|]+)\""),
                of("DepartureCase.task", "work-handover"),
                of("DepartureCase.order", FailedOrder.Kind.class),
                of("DepartureCase.error", "already_ended"),
                of("Alarm.kind", AlarmKind.class),
                inContract("Alarm.found", contract, "\"mode\": \"([A-Z|]+)\""),
                inContract("Alarm.expected", contract, "\"mode\": \"([A-Z|]+)\""),
                of("FulfillmentOrder.status", FulfillmentOrder.Status.class),
                of("FulfillmentOrder.kind", orderKinds),
                of("FulfillmentOrder.lastError", "read_back_still_held"),
                of("CatalogueEntry.tier", Tier.class),
                of("CatalogueEntry.dataClass", DataClass.class),
                of("OutboxEvent.type", "mode.changed"),
                inContract("data.before", contract, "\"mode\": \"([A-Z|]+)\""),
                inContract("data.after", contract, "\"mode\": \"([A-Z|]+)\""),
                inContract("data.tier", contract, "\"tier\": \"([T0-9|]+)\""),
                inContract("data.dataClass", contract, "\"dataClass\": \"([A-Z_|]+)\""),
                inContract("data.kind", contract, "\"kind\": ?\"([A-Z_|]+)\""),
                inContract("data.edgeKind", contract, "\"edgeKind\": \"([A-Z_|]+)\"|`edgeKind` `([A-Z_]+)`"),
                new Coded("data.setting", quoted(contract, "`setting` (", ")")),
                new Coded("data.way", quoted(contract, "`way` (", ")")),
                new Coded("data.act", quoted(contract, "`act` (", ")")),
                new Coded("data.actedOn", quoted(contract, "`actedOn` (", ")")),
                new Coded("data.leftOut", quoted(contract, "`leftOut` (", ")")),
                of("data.type", DepartureType.class),
                inContract("data.state", contract, "\"state\": \"([A-Z|]+)\""),
                new Coded("data.step", quoted(contract, "Steps in order:", "\n\n")),
                of("keycloak.grant.ended.reason", "removed", "expired", "forged"));
    }

    /** What the sweeps of a departure count. */
    static List<String> foundWords() throws IOException {
        return quoted(contract(), "Words for *what*:", "\n\n");
    }

    private static Coded of(String member, String... codes) {
        return new Coded(member, List.of(codes));
    }

    private static Coded of(String member, Class<?>... enumerations) {
        return new Coded(
                member,
                Arrays.stream(enumerations)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList());
    }

    private static Coded inContract(String member, String contract, String pattern) {
        List<String> codes = new ArrayList<>();
        Matcher found = Pattern.compile(pattern).matcher(contract);
        while (found.find()) {
            String all = found.group(1) == null ? found.group(2) : found.group(1);
            codes.addAll(List.of(all.split("\\|")));
        }
        return new Coded(member, codes);
    }

    private static List<String> quoted(String contract, String from, String to) {
        int start = contract.indexOf(from);
        List<String> codes = new ArrayList<>();
        Matcher found = Pattern.compile("`([A-Z_]+)`").matcher(contract.substring(start, contract.indexOf(to, start)));
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }

    private static String contract() throws IOException {
        return Files.readString(Path.of("../docs/extension-api.md"));
    }
}
