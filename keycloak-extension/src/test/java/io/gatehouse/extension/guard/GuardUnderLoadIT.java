package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** While the privilege graph changes all the time, what is approved is in every token and what is not is in none. */
class GuardUnderLoadIT {
    private static final int CHANGES = 25;
    private static final int PEOPLE = 3;

    @Test
    void everyTokenIsRightWhileTheGraphChanges() throws Exception {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "load");
        String secret = realm.roleId("secret");
        LivePerson approved = realm.person();
        realm.approval("GRANT_ROLE", approved.id(), secret).submit().expect(200);
        LivePerson smuggled = realm.person();
        PastKeycloak.giveRole(realm, smuggled, secret);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2 * PEOPLE);
        List<Future<Integer>> readers = new ArrayList<>();
        try {
            for (int i = 0; i < PEOPLE; i++) {
                readers.add(threads.submit(() -> read(realm, approved, true, over)));
                readers.add(threads.submit(() -> read(realm, smuggled, false, over)));
            }
            List<Object> plain = List.of(realm.roleOf("plain"));
            for (int i = 0; i < CHANGES; i++) {
                realm.admin().post(realm.path("/roles/held/composites"), plain).expect(204);
                realm.admin()
                        .delete(realm.path("/roles/held/composites"), plain)
                        .expect(204);
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
        for (Future<Integer> reader : readers) {
            assertTrue(reader.get() > 0);
        }
    }

    private static int read(GovernedRealm realm, LivePerson person, boolean holds, AtomicBoolean over) {
        int count = 0;
        while (!over.get()) {
            assertEquals(holds, realm.freshRoles(person).contains("secret"));
            count++;
        }
        return count;
    }
}
