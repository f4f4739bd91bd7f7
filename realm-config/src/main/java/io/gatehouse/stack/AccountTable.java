package io.gatehouse.stack;

import io.gatehouse.realm.DemoRealm;
import java.nio.file.Path;
import java.util.List;

/** What the demo prints when it is ready: addresses, accounts, where the data are. */
final class AccountTable {

    /**
     * A person worth trying.
     *
     * @param user name to sign in with, see {@code demo/people.csv}
     * @param fact what the app's seeders leave for them; {@code DemoIT} counts it
     */
    record Persona(String user, String name, String role, String fact) {}

    static final List<Persona> PERSONAS = List.of(
            new Persona("chen.jing", "陈静", "manager", "Q3 access review: 12 of 30 left, due in 2 days"),
            new Persona("wang.fang", "王芳", "HR", "Zhou Xiaotong leaves at 18:00 (checklist 4/11)"),
            new Persona("liu.yang", "刘洋", "IT admin", "3 change requests to approve"),
            new Persona("ding.hao", "丁浩", "compliance", "the second approver, for what one may not approve alone"),
            new Persona("he.min", "何敏", "CISO", "Q3 is running, Q1 and Q2 are closed"),
            new Persona("alex.morgan", "", "auditor", "the audit trail of app and extension"),
            new Persona("zhang.wei", "张伟", "employee", "1 change request waits for approval"));

    private AccountTable() {}

    static String text(StackOptions options) {
        Ports ports = options.ports();
        String keycloak = "http://" + options.host() + ":" + ports.keycloak();
        StringBuilder out = new StringBuilder();
        out.append(line("Gatehouse", "http://" + options.host() + ":" + ports.app()));
        out.append(line("Keycloak", keycloak + "/admin"));
        out.append(line("Mailbox", "http://localhost:" + ports.mailbox()));
        out.append('\n')
                .append(pad("Sign in to Gatehouse as (password: " + DemoRealm.PASSWORD + ")", 46))
                .append("what waits while the data are new\n");
        for (Persona persona : PERSONAS) {
            out.append("  ")
                    .append(pad(persona.user(), 16))
                    .append(pad(persona.name(), 11))
                    .append(pad(persona.role(), 17))
                    .append(persona.fact())
                    .append('\n');
        }
        out.append("\nTry the gate in Keycloak's admin console (password: ")
                .append(DemoRealm.PASSWORD)
                .append("): sign in as sun.li (孙丽, may manage users), give somebody a role, and read the refusal\n  ")
                .append(keycloak)
                .append("/admin/")
                .append(DemoRealm.NAME)
                .append("/console/\n");
        out.append(
                "\nTour: 'Three things to try' in README.md; in Gatehouse press ? for the keys, or Help at the top\n");
        Path data = options.data();
        out.append("Keycloak's own administrator is 'admin'; the password stands in ")
                .append(data.resolve("secrets.properties"))
                .append(" (keycloak-admin)\n\n");
        out.append(line("Data", data + "  (kept; start over: ./gatehouse demo --fresh)"));
        out.append(line("Logs", data.resolve("logs").toString()));
        out.append(line("Ports", ports.byPart().values() + "  (beside an occupied one: --port-base 18080)"));
        out.append("Demo data. Do not use in production.\n");
        return out.toString();
    }

    private static String line(String what, String value) {
        return pad(what, 11) + value + '\n';
    }

    /** Chinese characters take two columns in a terminal. */
    static String pad(String text, int columns) {
        long wide = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        return text + " ".repeat((int) Math.max(1, columns - text.codePointCount(0, text.length()) - wide));
    }
}
