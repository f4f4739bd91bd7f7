package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was typed, in a form or a cell, as a statement. A part that was not typed at all stays as it is. */
final class LineReader {

    private static final Set<String> YES = Set.of("yes", "true", "1", "是");
    private static final Set<String> NO = Set.of("no", "false", "0", "否");

    private final Directory directory;

    LineReader(Directory directory) {
        this.directory = directory;
    }

    /** Where a part comes from. */
    @FunctionalInterface
    interface Typed {
        @Nullable
        String of(Member member);
    }

    /** @throws BadInput naming the member */
    Statement read(CatalogueRow row, Typed typed) {
        Statement now = row.says();
        String tier = typed.of(Member.TIER);
        String dataClass = typed.of(Member.DATA_CLASS);
        String owner = typed.of(Member.OWNER);
        String days = typed.of(Member.LONGEST_DAYS);
        return new Statement(
                tier == null || tier.isBlank() ? now.tier() : code(Member.TIER, Tier.class, tier),
                dataClass == null
                        ? now.dataClass()
                        : dataClass.isBlank() ? null : code(Member.DATA_CLASS, DataClass.class, dataClass),
                owner == null ? now.ownerId() : owner(row, owner.strip()),
                text(typed.of(Member.DESCRIPTION_EN), now.descriptionEn()),
                text(typed.of(Member.DESCRIPTION_ZH), now.descriptionZh()),
                requestable(typed.of(Member.REQUESTABLE), now.requestable()),
                days == null ? now.longestDays() : days.isBlank() ? null : days(days.strip()));
    }

    private static String text(@Nullable String typed, String now) {
        return typed == null || tidy(typed).equals(tidy(now)) ? now : tidy(typed);
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private @Nullable String owner(CatalogueRow row, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.equals(row.ownerName())) {
            return row.says().ownerId();
        }
        return directory
                .personByUsername(typed)
                .map(Person::id)
                .orElseThrow(() -> new BadInput(Member.OWNER.code(), "catalog.owner-unknown"));
    }

    private static boolean requestable(@Nullable String typed, boolean now) {
        if (typed == null || typed.isBlank()) {
            return now;
        }
        String word = typed.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new BadInput(Member.REQUESTABLE.code(), "catalog.yes-or-no");
        }
        return YES.contains(word);
    }

    private static Integer days(String typed) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException e) {
            throw new BadInput(Member.LONGEST_DAYS.code(), "catalog.days", CatalogueEdits.LONGEST_DAYS);
        }
    }

    private static <E extends Enum<E>> E code(Member member, Class<E> type, String typed) {
        String word = typed.strip().toUpperCase(Locale.ROOT);
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        member.code(),
                        "catalog.one-of",
                        all.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }
}
