package io.gatehouse.extension.guard;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Clips lifetimes after everybody else has had his say: Keycloak runs the highest order first. */
public final class LifetimeClipFactory implements TokenPostProcessorFactory {

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new LifetimeClip(session);
    }

    @Override
    public int order() {
        return -100;
    }

    @Override
    public String getId() {
        return "gatehouse-lifetime";
    }
}
