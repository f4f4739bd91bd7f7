package io.gatehouse.extension.guard;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.ledger.LiveGrants;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/**
 * No access token outlives a grant that it carries: an API that checks it offline would let it pass. A refresh after the end
 * gives a token without the grant, so the refresh token is left as it is.
 *
 * @see org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder#build
 */
final class LifetimeClip implements TokenPostProcessor {
    private final KeycloakSession session;

    LifetimeClip(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        AccessToken token = context.accessToken();
        RealmModel realm = session.getContext().getRealm();
        RealmView view = token == null ? null : GrantWatch.node().view(session, realm.getId());
        if (token == null || view == null || context.clientSessionCtx() == null) {
            return;
        }
        UserModel user =
                context.clientSessionCtx().getClientSession().getUserSession().getUser();
        if (holdsNothingGoverned(user, view)) {
            return;
        }
        Instant now = GrantWatch.node().now();
        Set<String> carried = context.clientSessionCtx()
                .getRolesStream()
                .map(RoleModel::getId)
                .collect(Collectors.toSet());
        long end = earliest(user.getId(), view.effective().graph(), carried, now.toEpochMilli());
        if (end == Long.MAX_VALUE) {
            return;
        }
        long exp = Time.currentTime() + Math.max(0, (end - now.toEpochMilli()) / 1000);
        if (token.getExp() == null || token.getExp() == 0 || token.getExp() > exp) {
            token.exp(exp);
        }
    }

    private static boolean holdsNothingGoverned(UserModel user, RealmView view) {
        return user.getRoleMappingsStream().noneMatch(role -> view.governed(role.getId()))
                && user.getGroupsStream().noneMatch(group -> view.governed(group.getId()));
    }

    /** Membership counts always: whether a mapper puts groups into the token cannot be seen here. */
    private long earliest(String userId, PrivilegeGraph graph, Set<String> carried, long now) {
        long earliest = Long.MAX_VALUE;
        for (Map.Entry<String, Long> entry : LiveGrants.of(session).of(userId).entrySet()) {
            String target = entry.getKey().substring(entry.getKey().lastIndexOf(':') + 1);
            boolean membership = entry.getKey().equals(new Edge(EdgeKind.USER_GROUP, userId, target).key());
            if (entry.getValue() > now
                    && (membership || graph.closure(target).stream().anyMatch(carried::contains))) {
                earliest = Math.min(earliest, entry.getValue());
            }
        }
        return earliest;
    }

    @Override
    public void close() {
        // nothing held
    }
}
