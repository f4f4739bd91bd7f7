package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise 2: an administrator assigns a governed role with Keycloak's own admin API: 403 with a sentence and a reference,
 * nothing stored, and the attempt waits in the app. Completed and approved there, it works: a fresh token has the role and the
 * ledger says who approved.
 */
@NeedsBrowser
class AnUnapprovedGrantIsRefusedIT {

    private final World world = World.get();
    private final Tokens tokens = new Tokens(world);
    private final GrantStory story = new GrantStory(world);

    @ParameterizedTest
    @CsvSource({"en,zhang.wei,crm,customer-read", "zh-CN,li.na,oa,contract-approve"})
    void anUnapprovedGrantIsRefusedAndAnApprovedOneWorks(String language, String username, String client, String role) {
        String personId = world.personId(username);
        String clientId = world.clientId(client);
        String granted = client + "/" + role;
        assertThat(tokens.rolesOf(username)).as("before").doesNotContain(granted);

        String reference = story.refused(personId, clientId, role);
        assertThat(story.stored(personId, clientId, role)).as("rows").isZero();
        assertThat(tokens.rolesOf(username)).as("a fresh token").doesNotContain(granted);

        String path = story.completed(language, reference);
        story.approved(language, path);
        story.verified(language, path);

        assertThat(tokens.rolesOf(username))
                .as("a fresh token after the approval")
                .contains(granted);
        assertThat(story.mapped(personId, clientId)).contains(role);
        assertThat(story.stored(personId, clientId, role)).as("rows").isEqualTo(1);
        assertThat(story.approversInLedger(personId, clientId, role)).contains(world.personId("liu.yang"));
        NoSecrets.areRecorded(world);
    }
}
