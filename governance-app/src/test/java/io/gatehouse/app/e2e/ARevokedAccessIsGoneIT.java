package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 1: a manager opens their part of the running campaign, revokes, signs off; the extension carries it out, it is read
 * back and shown as gone, and a fresh token no longer has the role.
 */
@NeedsBrowser
class ARevokedAccessIsGoneIT {

    private final World world = World.get();
    private final Tokens tokens = new Tokens(world);

    /** A client role that waits for this reviewer's decision. */
    private record Item(String id, String campaign, String username, String role) {}

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aRevokedAccessIsGone(String language) {
        try (Visitor manager = Visitor.signIn(world, "chen.jing", language)) {
            Await.until("the campaign of the demo is open", Duration.ofSeconds(90), () -> {
                manager.open("/reviews");
                return manager.test("my-campaigns").count() == 1 && find() != null;
            });
            manager.open("/");
            manager.seen("S1-inbox");
            Item item = find();
            assertThat(tokens.rolesOf(item.username())).as("before").contains(item.role());

            manager.open("/reviews/" + item.campaign() + "?item=" + item.id());
            manager.seen("S6-review-workspace");
            manager.test("review-item-" + item.id())
                    .first()
                    .getByTestId("revoke")
                    .click();
            manager.test("drafts").getByTestId("review-item-" + item.id()).waitFor();

            manager.test("open-sign-off").click();
            manager.test("statement").check();
            manager.seen("S6-sign-off");
            manager.test("sign-off").click();
            manager.page.waitForURL("**/reviews/" + item.campaign() + "**");

            Locator result = manager.page.locator("#results").getByTestId("review-item-" + item.id());
            assertThat(result.getByTestId("item-status").getAttribute("data-status"))
                    .isEqualTo("IN_GRACE");
            assertThat(tokens.rolesOf(item.username()))
                    .as("while it can be undone")
                    .contains(item.role());
            result.getByTestId("revoke-now").click();
            Await.until("the page says that it is gone", Duration.ofSeconds(60), () -> {
                manager.page.reload();
                return "GONE".equals(result.getByTestId("item-status").getAttribute("data-status"));
            });
            assertThat(result.innerText())
                    .as("with the second it was read back")
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d");
            manager.seen("S6-revoked");

            assertThat(tokens.rolesOf(item.username())).as("a fresh token").doesNotContain(item.role());
            NoSecrets.areRecorded(world);
        }
    }

    /** The first client role of high risk that chen.jing has to decide; none while the campaign is being opened. */
    private @Nullable Item find() {
        try (Connection database = world.stack().postgres().connectAsSuperuser("gatehouse");
                PreparedStatement query = database.prepareStatement("""
                        select i.id, i.campaign_id, p.username, i.technical_name
                        from review.item i
                        join review.campaign c on c.id = i.campaign_id and c.status = 'OPEN'
                        join directory.published_person p on p.id = i.person_id
                        join directory.published_person r on r.id = i.reviewer_id
                        where r.username = 'chen.jing' and i.status = 'WAITING' and i.verb is null
                            and i.kind = 'CLIENT_ROLE' and i.tier in ('T1', 'T2')
                        order by i.tier, p.username, i.technical_name
                        limit 1
                        """);
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Item(row.getString(1), row.getString(2), row.getString(3), row.getString(4)) : null;
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
