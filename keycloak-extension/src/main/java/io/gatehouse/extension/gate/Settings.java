package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Gained;
import io.gatehouse.extension.config.Power;
import io.gatehouse.extension.config.Setting;
import io.gatehouse.extension.config.SettingHomes;
import io.gatehouse.extension.config.SettingRows;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The settings that a transaction touches: what do they give now that they did not give before? Nothing is asked of the
 * database when none was touched, and nothing of the state before when they give nothing that is governed.
 */
final class Settings {

    private final KeycloakSession session;
    private final Touched touched;
    private final EntityManager em;
    private final Map<String, Set<Setting>> byRealm = new TreeMap<>();

    Settings(KeycloakSession session, Touched touched) {
        this.session = session;
        this.touched = touched;
        this.em = Database.of(session);
        SettingHomes homes = new SettingHomes(em);
        for (Setting setting : touched.settings) {
            String realm = homes.realm(setting);
            // whoever makes a realm decides what stands in it, and whoever removes one needs no approval; who does both
            // changes it
            if (realm != null && touched.bornRealms.containsKey(realm) == touched.removedRealms.contains(realm)) {
                byRealm.computeIfAbsent(realm, r -> new LinkedHashSet<>()).add(setting);
            }
        }
    }

    /** The realms whose graph is needed. */
    Set<String> realms() {
        return byRealm.keySet();
    }

    /** What is governed and was not given before, by realm; realms that are off are passed over. */
    Map<String, List<NamedPower>> gained(Realms realms) {
        Map<String, List<NamedPower>> gained = new LinkedHashMap<>();
        byRealm.forEach((realm, settings) -> {
            PrivilegeGraph graph = realms.graph(realm);
            if (graph != null && realms.mode(realm) != Mode.OFF) {
                Set<Power> after = Gained.governed(powers(session, realm, settings), graph);
                if (!after.isEmpty()) {
                    Set<Power> fresh = Gained.by(before(realm, settings), after);
                    if (!fresh.isEmpty()) {
                        gained.put(realm, named(fresh, graph));
                    }
                }
            }
        });
        return gained;
    }

    /** As committed: read by a session of its own. */
    private Set<Power> before(String realm, Set<Setting> settings) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> powers(own, realm, settings));
    }

    private Set<Power> powers(KeycloakSession reader, String realmId, Collection<Setting> settings) {
        RealmModel realm = reader.realms().getRealm(realmId);
        if (realm == null) {
            return Set.of();
        }
        SettingRows rows = new SettingRows(reader, Database.of(reader), realm);
        Set<Power> powers = new LinkedHashSet<>();
        settings.forEach(setting -> powers.addAll(rows.powers(setting, touched.bornClients.contains(setting.id()))));
        return powers;
    }

    private List<NamedPower> named(Set<Power> powers, PrivilegeGraph graph) {
        SettingHomes homes = new SettingHomes(em);
        return powers.stream()
                .sorted(Comparator.comparing(Power::toString))
                .map(power -> new NamedPower(
                        power,
                        homes.object(power.setting()),
                        homes.name(power.setting()),
                        name(power, graph),
                        tier(power, graph)))
                .toList();
    }

    private static @Nullable String name(Power power, PrivilegeGraph graph) {
        if (power.target().equals(Power.ANYTHING)) {
            return null;
        }
        Node node = graph.node(power.target());
        return node == null ? power.target() : node.name();
    }

    /** What may be anything may be the most sensitive. */
    private static Tier tier(Power power, PrivilegeGraph graph) {
        Tier reach = graph.reach(power.target());
        return reach == null ? Tier.T0 : reach;
    }
}
