package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.acts.Act.Kind;
import io.gatehouse.extension.acts.Acting;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.event.spi.PreUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.jpa.entities.PolicyEntity;
import org.keycloak.authorization.jpa.entities.ResourceEntity;
import org.keycloak.authorization.jpa.entities.ResourceServerEntity;
import org.keycloak.authorization.jpa.entities.ScopeEntity;
import org.keycloak.models.jpa.entities.ClientAttributeEntity;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.ClientInitialAccessEntity;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.jpa.entity.BrokerLinkEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Knows the rows by which one comes to act as somebody else; the {@link RowCollector} shows it every row. It collects only what
 * somebody does by a token, and refuses what comes after the verdict.
 */
final class ActCollector {

    private static final Set<String> OF_CLIENTS = Set.of(
            ClientEntity.class.getName() + ".redirectUris",
            ClientEntity.class.getName() + ".webOrigins",
            ClientEntity.class.getName() + ".authFlowBindings");

    private ActCollector() {}

    /** A row that is new, changed or gone. */
    static void written(Object row, Object hibernate) {
        Act act = act(row);
        if (act != null) {
            done(act, hibernate);
        } else if (row instanceof ClientEntity client) {
            changed(client, hibernate);
        } else if (row instanceof ClientAttributeEntity attribute) {
            changed(attribute.getClient(), hibernate);
        }
    }

    /** What changes step by step while it is used, such as how often an initial access token was, is not done by anybody. */
    static void updated(PreUpdateEvent event) {
        Object row = event.getEntity();
        if (row instanceof UserEntity user) {
            if (!Objects.equals(Collecting.before(event, "email"), user.getEmail())
                    || !Objects.equals(Collecting.before(event, "username"), user.getUsername())) {
                done(new Act(Kind.ADDRESS, user.getId()), event.getSession());
            }
        } else if (!(row instanceof ClientInitialAccessEntity)) {
            written(row, event.getSession());
        }
    }

    static void deleted(Object row, Object hibernate) {
        String owner = Rows.ownerOfCredential(row);
        if (owner != null) {
            credential(owner, hibernate);
        } else if (row instanceof ClientAttributeEntity || row instanceof PolicyEntity) {
            written(row, hibernate);
        }
    }

    static void credential(String owner, Object hibernate) {
        done(new Act(Kind.CREDENTIAL, owner), hibernate);
    }

    static void collection(@Nullable String role, @Nullable Object owner, Object hibernate) {
        if (role != null && OF_CLIENTS.contains(role) && owner instanceof ClientEntity client) {
            changed(client, hibernate);
        } else if (owner instanceof PolicyEntity || owner instanceof ResourceEntity) {
            written(owner, hibernate);
        }
    }

    private static @Nullable Act act(Object row) {
        if (row instanceof FederatedIdentityEntity link) {
            return new Act(Kind.IDENTITY, link.getUser().getId());
        }
        if (row instanceof BrokerLinkEntity link) {
            return new Act(Kind.IDENTITY, link.getUserId());
        }
        if (row instanceof ClientInitialAccessEntity token) {
            return new Act(Kind.INITIAL_ACCESS, token.getRealm().getId());
        }
        String client = decides(row);
        return client == null ? null : new Act(Kind.POLICY, client);
    }

    /** The client that decides by this row. What people share of their own is not its settings. */
    private static @Nullable String decides(Object row) {
        if (row instanceof PolicyEntity policy) {
            return policy.getOwner() == null && policy.getResourceServer() != null
                    ? policy.getResourceServer().getId()
                    : null;
        }
        if (row instanceof ResourceEntity resource) {
            return resource.getResourceServer().equals(resource.getOwner()) ? resource.getResourceServer() : null;
        }
        if (row instanceof ScopeEntity scope) {
            return scope.getResourceServer() == null
                    ? null
                    : scope.getResourceServer().getId();
        }
        return row instanceof ResourceServerEntity server ? server.getId() : null;
    }

    private static void changed(ClientEntity client, Object hibernate) {
        collect(touched -> touched.changedClients.add(client.getId()), hibernate);
    }

    private static void done(Act act, Object hibernate) {
        collect(touched -> touched.acts.add(act), hibernate);
    }

    private static void collect(Consumer<Touched> what, Object hibernate) {
        if (Acting.bySomebody(KeycloakSessionUtil.getKeycloakSession())) {
            Touched touched = Collecting.touched(hibernate);
            if (touched.isDecided()) {
                throw Collecting.late();
            }
            what.accept(touched);
        }
    }
}
