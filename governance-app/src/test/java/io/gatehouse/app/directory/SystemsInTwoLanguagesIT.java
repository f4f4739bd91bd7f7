package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.AppIT;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Systems are called by their names in both languages, and found by either. */
class SystemsInTwoLanguagesIT extends AppIT {

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Directory directory;

    @BeforeEach
    void aSystemWithTwoNamesAndOneWithout() {
        sql.sql("delete from directory.entitlement where id like 'st-%'").update();
        sql.sql("delete from directory.client where id like 'st-%'").update();
        sql.sql("""
                        insert into directory.client (id, client_id, name, attributes) values
                            ('st-treasury', 'treasury', 'Treasury (old)', '{"gatehouse.name.en": "Treasury", "gatehouse.name.zh-CN": "资金管理"}'),
                            ('st-key', 'realm-tools', '${client_realm-tools}', '{}'),
                            ('st-plain', 'plain', 'Plain system', '{}')""").update();
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, client_id, governed, closure_hash, attributes) values
                            ('st-release', 'CLIENT_ROLE', 'release', 'st-treasury', true, 'h', '{}'),
                            ('st-tool', 'CLIENT_ROLE', 'tool', 'st-key', false, 'h', '{}'),
                            ('st-look', 'CLIENT_ROLE', 'look', 'st-plain', false, 'h', '{}')""").update();
    }

    @Test
    void theNameIsThatOfTheLanguageOrTheOnlyOne() {
        Entitlement release = directory.requireEntitlement("st-release");
        assertThat(release.systemNameIn(Locale.ENGLISH)).isEqualTo("Treasury");
        assertThat(release.systemNameIn(Locale.SIMPLIFIED_CHINESE)).isEqualTo("资金管理");
        Entitlement look = directory.requireEntitlement("st-look");
        assertThat(look.systemNameIn(Locale.ENGLISH)).isEqualTo("Plain system");
        assertThat(look.systemNameIn(Locale.SIMPLIFIED_CHINESE)).isEqualTo("Plain system");
    }

    /** Keycloak names its own clients so. */
    @Test
    void aKeyOfAMessageIsNoName() {
        assertThat(directory.requireEntitlement("st-tool").systemNameIn(Locale.ENGLISH))
                .isEqualTo("realm-tools");
    }

    @Test
    void aRoleIsFoundByTheNameOfItsSystemInEitherLanguage() {
        for (String text : List.of("资金管理", "资金 release", "treasury")) {
            assertThat(directory.findEntitlements(text, 9))
                    .as(text)
                    .extracting(Entitlement::id)
                    .contains("st-release");
        }
    }
}
