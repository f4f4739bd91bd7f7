package io.gatehouse.app.catalog.model;

import io.gatehouse.app.shared.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of one entitlement.
 *
 * @param ownerId account of whoever answers for it
 * @param longestDays the longest time it can be asked for; nothing for no limit
 */
public record Statement(
        Tier tier,
        @Nullable DataClass dataClass,
        @Nullable String ownerId,
        String descriptionEn,
        String descriptionZh,
        boolean requestable,
        @Nullable Integer longestDays) {

    /** The part that is the extension's is the same. */
    public boolean classifiesAs(Statement other) {
        return tier == other.tier && dataClass == other.dataClass && Objects.equals(ownerId, other.ownerId);
    }

    /** The part that is the app's is the same. */
    public boolean describesAs(Statement other) {
        return descriptionEn.equals(other.descriptionEn)
                && descriptionZh.equals(other.descriptionZh)
                && requestable == other.requestable
                && Objects.equals(longestDays, other.longestDays);
    }

    /** What of it would be lower than it is now; the extension refuses that. */
    public Optional<Member> lowering(Statement now) {
        if (tier.compareTo(now.tier) > 0) {
            return Optional.of(Member.TIER);
        }
        if (strictness(dataClass) < strictness(now.dataClass)) {
            return Optional.of(Member.DATA_CLASS);
        }
        return now.ownerId != null && ownerId == null ? Optional.of(Member.OWNER) : Optional.empty();
    }

    private static int strictness(@Nullable DataClass dataClass) {
        return dataClass == null ? -1 : dataClass.ordinal();
    }

    /** In the order of the page; what says nothing is left out. */
    public Map<Member, Object> members() {
        Map<Member, Object> members = new LinkedHashMap<>();
        members.put(Member.TIER, tier);
        put(members, Member.DATA_CLASS, dataClass);
        put(members, Member.OWNER, ownerId);
        put(members, Member.DESCRIPTION_EN, descriptionEn.isEmpty() ? null : descriptionEn);
        put(members, Member.DESCRIPTION_ZH, descriptionZh.isEmpty() ? null : descriptionZh);
        members.put(Member.REQUESTABLE, requestable);
        put(members, Member.LONGEST_DAYS, longestDays);
        return members;
    }

    private static void put(Map<Member, Object> members, Member member, @Nullable Object value) {
        if (value != null) {
            members.put(member, value);
        }
    }

    /** What differs. */
    public TreeSet<Member> changes(Statement before) {
        TreeSet<Member> changed = new TreeSet<>();
        Map<Member, Object> mine = members();
        Map<Member, Object> theirs = before.members();
        for (Member member : Member.values()) {
            if (!Objects.equals(mine.get(member), theirs.get(member))) {
                changed.add(member);
            }
        }
        return changed;
    }
}
