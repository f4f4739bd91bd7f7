package io.gatehouse.app.platform.settings;

import java.util.List;

/** The app cannot start with these settings; holds one sentence for each fault. */
public final class SettingsFault extends RuntimeException {
    private final transient List<String> faults;

    SettingsFault(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence each, saying which setting is wrong and what it should be. */
    public List<String> faults() {
        return faults;
    }
}
