package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/** The whole product on a stack of a test's own, which may be damaged, and grants that must survive it. */
abstract class DamagedWorld {

    final World world;
    final Tokens tokens;
    final GrantStory story;

    DamagedWorld(String name) {
        world = World.own(name);
        tokens = new Tokens(world);
        story = new GrantStory(world);
    }

    @AfterEach
    void stop() {
        world.stopApp();
        world.stack().close();
    }

    /** The person does not have it, and it is refused; answers the reference. */
    String refused(String username, String granted) {
        String[] role = granted.split("/");
        assertThat(tokens.rolesOf(username)).as("before").doesNotContain(granted);
        return story.refused(world.personId(username), world.clientId(role[0]), role[1]);
    }

    /** A fresh token has it, and the ledger exactly one live entry. */
    void isCarriedOutOnce(String path, String username, String granted) {
        story.verified("en", path);
        assertThat(tokens.rolesOf(username)).as("a fresh token of " + username).contains(granted);
        String[] role = granted.split("/");
        // fails unless there is exactly one live entry
        assertThat(story.approversInLedger(world.personId(username), world.clientId(role[0]), role[1]))
                .contains(world.personId("liu.yang"));
    }
}
