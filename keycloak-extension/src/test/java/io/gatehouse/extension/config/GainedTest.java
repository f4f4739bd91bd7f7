package io.gatehouse.extension.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.config.Power.Way;
import io.gatehouse.extension.config.Setting.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only what was not there before is a gain. */
class GainedTest {

    private static final Setting CLIENT = new Setting(Kind.CLIENT, "c");

    @Test
    void theSameAgainIsNone() {
        Set<Power> power = Set.of(new Power(CLIENT, Way.INJECTS, "r"));
        assertEquals(Set.of(), Gained.by(power, power));
        assertEquals(power, Gained.by(Set.of(), power));
    }

    @Test
    void whoHadEverythingOfAWayGainsNothingOfIt() {
        Set<Power> full = Set.of(new Power(CLIENT, Way.EXPOSES, Power.ANYTHING));
        assertEquals(Set.of(), Gained.by(full, Set.of(new Power(CLIENT, Way.EXPOSES, "r"))));
        Set<Power> injected = Set.of(new Power(CLIENT, Way.INJECTS, "r"));
        assertEquals(injected, Gained.by(full, injected), "seeing is not giving");
    }

    @Test
    void anotherObjectIsAnotherGain() {
        Set<Power> other = Set.of(new Power(new Setting(Kind.CLIENT_SCOPE, "s"), Way.INJECTS, "r"));
        assertEquals(other, Gained.by(Set.of(new Power(CLIENT, Way.INJECTS, "r")), other));
    }
}
