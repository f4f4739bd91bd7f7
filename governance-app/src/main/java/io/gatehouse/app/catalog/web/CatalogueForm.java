package io.gatehouse.app.catalog.web;

import io.gatehouse.app.catalog.CatalogueRow;
import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.shared.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about one entitlement. The names of the two choices differ from those of the filter, which comes along.
 *
 * @param seen what was there when the form was shown
 */
record CatalogueForm(
        @Nullable String seen,
        @Nullable String setTier,
        @Nullable String setDataClass,
        @Nullable String owner,
        @Nullable String descriptionEn,
        @Nullable String descriptionZh,
        @Nullable String requestable,
        @Nullable String longestDays) {

    static CatalogueForm of(CatalogueRow row) {
        Statement says = row.says();
        DataClass dataClass = says.dataClass();
        Integer days = says.longestDays();
        return new CatalogueForm(
                row.seen().token(),
                says.tier().name(),
                dataClass == null ? "" : dataClass.name(),
                row.ownerName(),
                says.descriptionEn(),
                says.descriptionZh(),
                says.requestable() ? "yes" : "no",
                days == null ? "" : days.toString());
    }

    /** The same, about what is there by now. */
    CatalogueForm about(CatalogueRow row) {
        return new CatalogueForm(
                row.seen().token(),
                setTier,
                setDataClass,
                owner,
                descriptionEn,
                descriptionZh,
                requestable,
                longestDays);
    }

    @Nullable
    String typed(Member member) {
        return switch (member) {
            case TIER -> setTier;
            case DATA_CLASS -> setDataClass;
            case OWNER -> owner;
            case DESCRIPTION_EN -> descriptionEn;
            case DESCRIPTION_ZH -> descriptionZh;
            case REQUESTABLE -> requestable;
            case LONGEST_DAYS -> longestDays;
        };
    }

    /** @throws BadInput when it is none of ours */
    Seen whatWasSeen() {
        return Seen.read(seen).orElseThrow(() -> new BadInput("seen", "catalog.seen"));
    }
}
