package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ApprovalOrder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Orders in people's words. A confidential departure does not name its person here. */
final class OrderWords {

    private final Directory directory;
    private final OrderQueries queries;
    private final MessageSource messages;

    OrderWords(Directory directory, OrderQueries queries, MessageSource messages) {
        this.directory = directory;
        this.queries = queries;
        this.messages = messages;
    }

    /**
     * @param what the order in one sentence
     * @param href what it was placed for, where this page may lead there
     * @param cause why it is not done, in words; nothing when there was no trouble
     */
    record Line(
            FulfillmentOrder order,
            String what,
            String origin,
            @Nullable String href,
            @Nullable String cause,
            boolean retryable) {}

    List<Line> lines(List<FulfillmentOrder> orders, Locale language) {
        Set<UUID> confidential = queries.confidential(
                orders.stream().map(FulfillmentOrder::orderId).toList());
        return orders.stream()
                .map(order -> line(order, confidential.contains(order.orderId()), language))
                .toList();
    }

    private Line line(FulfillmentOrder order, boolean confidential, Locale language) {
        String who = confidential ? text("fulfillment.confidential", language) : subject(order.subjectId(), language);
        String what = text("fulfillment.kind." + order.kind(), language, who, entitlement(order, language));
        boolean open =
                order.status() == FulfillmentOrder.Status.PENDING || order.status() == FulfillmentOrder.Status.APPLIED;
        boolean retryable = order.status() == FulfillmentOrder.Status.FAILED || open && order.lastError() != null;
        return new Line(
                order,
                what,
                text("fulfillment.origin." + order.origin().module(), language),
                confidential ? null : href(order.origin()),
                cause(order, language),
                retryable);
    }

    /** Items of a review are seen by their reviewer only. */
    private static @Nullable String href(Origin origin) {
        return switch (origin.module()) {
            case "change" -> "/changes/" + origin.objectId();
            case "departure" -> "/departures/" + origin.objectId();
            default -> null;
        };
    }

    private String subject(String id, Locale language) {
        return directory.person(id).map(person -> person.nameIn(language)).orElseGet(() -> named(id, language));
    }

    private String entitlement(FulfillmentOrder order, Locale language) {
        String id = order.entitlementId();
        if (id != null && id.startsWith(ApprovalOrder.ACT)) {
            String act = id.substring(ApprovalOrder.ACT.length()).toUpperCase(Locale.ROOT);
            return String.valueOf(messages.getMessage("change.act." + act, null, id, language));
        }
        return id == null ? "" : named(id, language);
    }

    /** Of a definition that changes the source is a role or group as well; of a permit an object of Keycloak, which has only its id here. */
    private String named(String id, Locale language) {
        return directory
                .entitlement(id)
                .map(entitlement -> entitlement.nameIn(language))
                .orElse(id);
    }

    /** A code has a sentence of its own; anything else is technical and said to be so. */
    private @Nullable String cause(FulfillmentOrder order, Locale language) {
        String error = order.lastError();
        if (error == null) {
            return null;
        }
        String known =
                error.contains(" ") ? null : messages.getMessage("fulfillment.cause." + error, null, null, language);
        if (known != null) {
            return known;
        }
        boolean givenUp = order.status() == FulfillmentOrder.Status.FAILED;
        return text(givenUp ? "fulfillment.cause.no-words" : "fulfillment.cause.other", language, error);
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
