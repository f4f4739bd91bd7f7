package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Looks through both audit trails, as they stand in the tables, for anything that opens a door. */
final class NoSecrets {

    /** Tokens of any kind, keys, and members or form fields whose value is a secret. */
    private static final String SECRET = "eyJ[A-Za-z0-9_-]{8}|PRIVATE KEY|bearer [a-z0-9]"
            + "|(password|secret|secret_?data|(access|refresh|id)_?token|code_verifier|client_assertion|otp)\"?\\s*[:=]";

    private static final String APP = "select count(*) from (select content as text from audit.entry"
            + " union all select event from audit.extension_entry) entries where text ~* ?";
    private static final String EXTENSION =
            "select count(*) from gatehouse_audit where concat_ws(' ', actor, subject, data) ~* ?";

    private NoSecrets() {}

    static void areRecorded(World world) {
        for (String sample : List.of(
                "{\"password\": \"x\"}",
                "client_secret=demo-resource-secret&scope=openid",
                "Authorization: Bearer abc",
                "\"refresh_token\":\"x\"",
                "eyJhbGciOiJFUzI1NiJ9.e30.x",
                "-----BEGIN PRIVATE KEY-----")) {
            assertThat(world.count("gatehouse", "select case when ? ~* ? then 1 else 0 end", sample, SECRET))
                    .as("would be seen: " + sample)
                    .isEqualTo(1);
        }
        assertThat(world.count("gatehouse", APP, ".")).as("entries").isPositive();
        assertThat(world.count("keycloak", EXTENSION, ".")).as("entries").isPositive();
        for (String secret : List.of(SECRET, world.stack().adminPassword(), "demo-resource-secret")) {
            assertThat(world.count("gatehouse", APP, secret)).as(secret).isZero();
            assertThat(world.count("keycloak", EXTENSION, secret)).as(secret).isZero();
        }
    }
}
