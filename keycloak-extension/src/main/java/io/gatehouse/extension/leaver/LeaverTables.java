package io.gatehouse.extension.leaver;

import java.util.List;

/** The tables of this package, for Keycloak's entity manager. */
public final class LeaverTables {
    /** Included by the extension's main changelog. */
    public static final String CHANGELOG = "META-INF/gatehouse-leaver-changelog.xml";

    private LeaverTables() {}

    public static List<Class<?>> entities() {
        return List.of(LeaverRow.class, StepRow.class, EpisodeRow.class, RememberedRow.class, SweepRow.class);
    }
}
