package io.gatehouse.app.catalog.model;

/** The parts of a {@link Statement}: how forms, files and the audit trail call them. */
public enum Member {
    TIER("tier", "tier"),
    DATA_CLASS("dataClass", "data_class"),
    OWNER("owner", "owner"),
    DESCRIPTION_EN("descriptionEn", "description_en"),
    DESCRIPTION_ZH("descriptionZh", "description_zh"),
    REQUESTABLE("requestable", "requestable"),
    LONGEST_DAYS("longestDays", "longest_days");

    private final String code;
    private final String column;

    Member(String code, String column) {
        this.code = code;
        this.column = column;
    }

    /** In the audit trail, for ever, and in forms. */
    public String code() {
        return code;
    }

    /** In files. */
    public String column() {
        return column;
    }
}
