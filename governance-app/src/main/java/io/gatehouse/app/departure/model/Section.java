package io.gatehouse.app.departure.model;

/** Who does a checklist task: the person's own department, IT, administration, finance or HR. */
public enum Section {
    DEPARTMENT,
    IT,
    ADMINISTRATION,
    FINANCE,
    HR
}
