package io.gatehouse.extension.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GuardedTest {
    /** Public, so that a proxy shows it. */
    public interface Greeter {
        String greet(String name);
    }

    /** Public, so that a proxy shows it. */
    public interface Counter {
        default int count() {
            return 0;
        }
    }

    private static class Counting implements Counter {
        @Override
        public int count() {
            return 7;
        }
    }

    private static final class Both extends Counting implements Greeter {
        @Override
        public String greet(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("no name");
            }
            return "hello " + name;
        }
    }

    private static final class PassOn extends Guarded {
        PassOn(Object target) {
            super(target);
        }
    }

    private final Greeter target = new Both();
    private final Greeter guarded = Guarded.inFrontOf(target, new PassOn(target));

    @Test
    void showsEveryInterfaceAndTheTargetsOwnDefaultMethods() {
        assertEquals("hello ada", guarded.greet("ada"));
        assertEquals(7, assertInstanceOf(Counter.class, guarded).count());
    }

    @Test
    void letsExceptionsThroughAsTheyAre() {
        assertEquals(
                "no name",
                assertThrows(IllegalArgumentException.class, () -> guarded.greet(""))
                        .getMessage());
    }

    @Test
    void canBeLookedBehind() {
        assertSame(target, Guarded.behind(guarded));
        assertSame(target, Guarded.behind(target));
    }
}
