package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whoever may write into Keycloak's database. */
final class DatabaseWay {

    private DatabaseWay() {}

    /** The role, and an approval that was somebody else's copied for it. The person's id is what the sweep's report names. */
    static Attempt forged(Scene scene) {
        Ground ground = scene.ground();
        Prize prize = ground.prize();
        LivePerson other = ground.person();
        ground.give(other, prize);
        String person = scene.gains().id();
        return Attempt.of(
                        () -> {
                            Rows.run(
                                    ground.stack(),
                                    "insert into user_role_mapping (user_id, role_id) values ('" + person + "', '"
                                            + prize.id() + "')");
                            if (ground.isGated()) {
                                Rows.run(
                                        ground.stack(),
                                        "create temporary table forged as select * from gatehouse_ledger where source_id = '"
                                                + other.id() + "'; update forged set id = '" + UUID.randomUUID()
                                                + "', source_id = '" + person + "', live_key = replace(live_key, '"
                                                + other.id() + "', '" + person
                                                + "'); insert into gatehouse_ledger select * from forged");
                            }
                            for (String cache : new String[] {"user", "realm"}) {
                                scene.admin()
                                        .post(scene.path("/clear-" + cache + "-cache"), Map.of())
                                        .expect(204);
                            }
                            return new Answer(200, "", Optional.empty(), "SQL");
                        },
                        scene.looks(prize))
                .sweptAway(prize.name());
    }
}
