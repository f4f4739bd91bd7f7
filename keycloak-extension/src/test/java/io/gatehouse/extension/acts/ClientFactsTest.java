package io.gatehouse.extension.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.acts.Act.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.ClientAttributeEntity;
import org.keycloak.models.jpa.entities.ClientEntity;

class ClientFactsTest {

    @Test
    void eachChangeIsAnActOfItsKind() {
        assertEquals(Set.of(Kind.SECRET), by(client -> client.setSecret("another")));
        assertEquals(Set.of(Kind.REGISTRATION), by(client -> client.setRegistrationToken("another")));
        assertEquals(
                Set.of(Kind.REDIRECT), by(client -> client.getRedirectUris().add("https://attacker.example.org/*")));
        assertEquals(Set.of(Kind.REDIRECT), by(client -> client.getWebOrigins().add("*")));
        assertEquals(Set.of(Kind.REDIRECT), by(client -> client.setRootUrl("https://attacker.example.org")));
        assertEquals(Set.of(Kind.REDIRECT), by(attribute("post.logout.redirect.uris", "+")));
        assertEquals(Set.of(Kind.KEY), by(client -> client.setClientAuthenticatorType("client-jwt")));
        assertEquals(Set.of(Kind.KEY), by(client -> client.setPublicClient(true)));
        assertEquals(Set.of(Kind.KEY), by(attribute("jwks.string", "{}")));
        assertEquals(
                Set.of(Kind.FLOW), by(client -> client.getAuthFlowBindings().put("browser", "weak")));
        assertEquals(Set.of(Kind.FLOW), by(client -> client.setImplicitFlowEnabled(true)));
        assertEquals(Set.of(Kind.FLOW), by(client -> client.setConsentRequired(false)));
        assertEquals(Set.of(Kind.SETTING), by(attribute("oauth2.device.authorization.grant.enabled", "true")));
        assertEquals(Set.of(Kind.SETTING), by(client -> client.getAttributes().clear()));
    }

    @Test
    void looksAndRestrictionsAreNone() {
        assertEquals(Set.of(), by(client -> {}));
        assertEquals(Set.of(), by(client -> client.setName("another")));
        assertEquals(Set.of(), by(client -> client.setDescription("another")));
        assertEquals(Set.of(), by(client -> client.setEnabled(false)));
        assertEquals(Set.of(), by(client -> client.setNotBefore(5)));
        assertEquals(Set.of(), by(client -> client.setStandardFlowEnabled(false)));
        assertEquals(Set.of(), by(client -> client.getRedirectUris().clear()));
        assertEquals(Set.of(), by(client -> client.setRedirectUris(new HashSet<>(client.getRedirectUris()))));
        assertEquals(Set.of(), by(attribute("logoUri", "https://example.org/logo.png")));
        assertEquals(Set.of(), by(attribute("gatehouse.tier", "T1")));
    }

    private static Set<Kind> by(Consumer<ClientEntity> change) {
        ClientEntity after = client();
        change.accept(after);
        return ClientFacts.of(after).since(ClientFacts.of(client()));
    }

    private static Consumer<ClientEntity> attribute(String name, String value) {
        return client -> client.getAttributes().add(attributeOf(name, value));
    }

    private static ClientAttributeEntity attributeOf(String name, String value) {
        ClientAttributeEntity attribute = new ClientAttributeEntity();
        attribute.setName(name);
        attribute.setValue(value);
        return attribute;
    }

    private static ClientEntity client() {
        ClientEntity client = new ClientEntity();
        client.setSecret("known");
        client.setEnabled(true);
        client.setConsentRequired(true);
        client.setStandardFlowEnabled(true);
        client.setClientAuthenticatorType("client-secret");
        client.setRedirectUris(new HashSet<>(List.of("https://shop.example.org/*")));
        client.setWebOrigins(new HashSet<>());
        client.setAuthFlowBindings(new HashMap<>());
        client.setAttributes(new ArrayList<>(List.of(attributeOf("pkce.code.challenge.method", "S256"))));
        return client;
    }
}
