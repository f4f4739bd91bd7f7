package io.gatehouse.app.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of state, published as an application event in the transaction that makes it; the audit trail writes
 * exactly one entry for it in that same transaction. No secrets, no session ids.
 *
 * @param type what happened
 * @param subjectId account id of the person concerned, if there is one
 * @param objectType the aggregate, for example {@code ReviewItem}
 * @param before the members that changed, as they were (codes, instants as ISO-8601 strings, ids)
 * @param after the members that changed, as they are now
 * @param reason the reason a person gave
 * @param references ids elsewhere: order, change request, extension audit hash, request id
 */
public record StateChange(
        Type type,
        Actor actor,
        @Nullable String subjectId,
        String objectType,
        String objectId,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String reason,
        Map<String, String> references) {

    public StateChange {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        references = Map.copyOf(references);
    }

    /**
     * What happened: an enumeration in each module, so that all of them are known and each has a phrase for people
     * ({@code audit.type.<code>}).
     */
    public interface Type {
        /** {@code <module>.<past tense>}, for example {@code review.signed-off}; stored for ever, so it is never changed. */
        String code();

        /** Of the constant. With it no lambda can be a type that nobody knows of. */
        String name();
    }
}
