package io.gatehouse.extension.acts;

import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * Who acts in a request by an access token. Nobody does at the sign-in page, in timers and in a directory's synchronisation:
 * what happens there happens to the own account, or by what a realm administrator has set up.
 *
 * @param account null when the token's account is gone: then nothing is covered
 */
public record Acting(RealmModel realm, @Nullable UserModel account) {

    /** Cheap: asks nobody. */
    public static boolean bySomebody(@Nullable KeycloakSession session) {
        return session != null && session.getContext().getBearerToken() instanceof AccessToken;
    }

    /** Null when nobody does. */
    public static @Nullable Acting of(KeycloakSession session) {
        if (!(session.getContext().getBearerToken() instanceof AccessToken token)) {
            return null;
        }
        String issuer = token.getIssuer() == null ? "" : token.getIssuer();
        RealmModel realm = session.realms().getRealmByName(issuer.substring(issuer.lastIndexOf('/') + 1));
        RealmModel own = realm == null ? session.getContext().getRealm() : realm;
        return new Acting(own, realm == null ? null : account(session, realm, token));
    }

    /** A lightweight token names nobody; its session does. */
    private static @Nullable UserModel account(KeycloakSession session, RealmModel realm, AccessToken token) {
        if (token.getSubject() != null) {
            return session.users().getUserById(realm, token.getSubject());
        }
        UserSessionModel of =
                token.getSessionId() == null ? null : session.sessions().getUserSession(realm, token.getSessionId());
        return of == null ? session.getContext().getUser() : of.getUser();
    }

    /** Is it done to the own account, or by a client to itself? */
    public boolean isOnItself(Act act) {
        return account != null
                && (account.getId().equals(act.objectId())
                        || (act.kind().object() == Act.Object.CLIENT
                                && act.objectId().equals(account.getServiceAccountClientLink())));
    }

    /**
     * The strictest tier that the actor has in a realm by what counts of its own roles and groups. Roles of the master realm
     * count as far as they reach into that realm.
     *
     * @param graphs as committed: nobody covers by what the same transaction gives
     */
    public Tier highest(RealmModel target, Function<RealmModel, PrivilegeGraph> graphs) {
        boolean master = realm.getName().equals(Config.getAdminRealm());
        if (account == null || (!master && !realm.getId().equals(target.getId()))) {
            return Tier.T3;
        }
        PrivilegeGraph graph = graphs.apply(realm);
        Set<String> held = new LinkedHashSet<>();
        Stream.concat(
                        account.getRoleMappingsStream().map(RoleModel::getId),
                        account.getGroupsStream().map(GroupModel::getId))
                .forEach(id -> held.addAll(graph.closure(id)));
        ClientModel administers = master ? target.getMasterAdminClient() : null;
        return held.stream()
                .map(graph::node)
                .filter(node -> node != null && reaches(node, target, administers))
                .map(Node::tier)
                .reduce(Tier.T3, Tier::stricter);
    }

    private boolean reaches(Node node, RealmModel target, @Nullable ClientModel administers) {
        if (realm.getId().equals(target.getId())) {
            return true;
        }
        boolean overall = node.kind() == Node.Kind.REALM_ROLE
                && node.keycloaksOwn()
                && node.name().equals("admin");
        return overall || (administers != null && administers.getId().equals(node.clientId()));
    }
}
