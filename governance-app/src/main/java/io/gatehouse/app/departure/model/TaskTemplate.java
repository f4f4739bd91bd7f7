package io.gatehouse.app.departure.model;

import java.util.List;

/**
 * One line of the default checklist.
 *
 * @param key names the text {@code departure.task.<key>}
 * @param dueDays days from the last working day; negative is before it
 * @param blocking while open, the case cannot be closed (it never delays the end of access)
 */
public record TaskTemplate(String key, Section section, int dueDays, boolean blocking) {

    /** The checklist that a new case starts with. */
    public static List<TaskTemplate> standard() {
        return List.of(
                new TaskTemplate("work-handover", Section.DEPARTMENT, -3, true),
                new TaskTemplate("customers", Section.DEPARTMENT, -1, true),
                new TaskTemplate("laptop", Section.IT, 0, true),
                new TaskTemplate("shared-secrets", Section.IT, 0, true),
                new TaskTemplate("mailbox", Section.IT, 1, false),
                new TaskTemplate("badge", Section.ADMINISTRATION, 0, true),
                new TaskTemplate("seals", Section.ADMINISTRATION, 0, true),
                new TaskTemplate("expenses", Section.FINANCE, 3, false),
                new TaskTemplate("interview", Section.HR, -1, true),
                new TaskTemplate("confidentiality", Section.HR, 0, true),
                new TaskTemplate("leaving-certificate", Section.HR, 3, false));
    }
}
