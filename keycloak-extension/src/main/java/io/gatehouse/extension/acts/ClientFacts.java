package io.gatehouse.extension.acts;

import io.gatehouse.extension.acts.Act.Kind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.ClientAttributeEntity;
import org.keycloak.models.jpa.entities.ClientEntity;

/**
 * What the settings of a client let one do, as facts that can be compared: saving the same values again is no act, and neither
 * is switching something off or another name. Adapter for Keycloak's private entity of clients.
 */
public final class ClientFacts {

    /** Only for looks, for the record, or only ever a restriction. */
    private static final Set<String> HARMLESS = Set.of(
            "logouri",
            "policyuri",
            "tosuri",
            "login_theme",
            "consent.screen.text",
            "display.on.consent.screen",
            "client.secret.creation.time",
            "client.secret.rotated.creation.time");

    private final Map<Kind, Set<String>> facts = new EnumMap<>(Kind.class);

    private ClientFacts() {}

    /** None, for a client that is not there. */
    public static ClientFacts of(@Nullable ClientEntity client) {
        ClientFacts facts = new ClientFacts();
        if (client != null) {
            facts.text(Kind.SECRET, "secret", client.getSecret());
            facts.text(Kind.REGISTRATION, "token", client.getRegistrationToken());
            client.getRedirectUris().forEach(uri -> facts.text(Kind.REDIRECT, "redirect", uri));
            client.getWebOrigins().forEach(uri -> facts.text(Kind.REDIRECT, "origin", uri));
            facts.text(Kind.REDIRECT, "root", client.getRootUrl());
            facts.text(Kind.REDIRECT, "management", client.getManagementUrl());
            facts.text(Kind.KEY, "authenticator", client.getClientAuthenticatorType());
            facts.flag(Kind.KEY, "public", client.isPublicClient());
            client.getAuthFlowBindings().forEach((place, flow) -> facts.text(Kind.FLOW, place, flow));
            facts.flag(Kind.FLOW, "enabled", client.isEnabled());
            facts.flag(Kind.FLOW, "tokens", !client.isBearerOnly());
            facts.flag(Kind.FLOW, "without-consent", !client.isConsentRequired());
            facts.flag(Kind.FLOW, "code", client.isStandardFlowEnabled());
            facts.flag(Kind.FLOW, "implicit", client.isImplicitFlowEnabled());
            facts.flag(Kind.FLOW, "password", client.isDirectAccessGrantsEnabled());
            facts.flag(Kind.FLOW, "service-account", client.isServiceAccountsEnabled());
            facts.text(Kind.SETTING, "protocol", client.getProtocol());
            client.getAttributes().forEach(facts::attribute);
        }
        return facts;
    }

    private void text(Kind kind, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.computeIfAbsent(kind, k -> new HashSet<>()).add(name + "=" + value);
        }
    }

    private void flag(Kind kind, String name, boolean on) {
        if (on) {
            text(kind, name, "on");
        }
    }

    private void attribute(ClientAttributeEntity attribute) {
        String name = attribute.getName().toLowerCase(Locale.ROOT);
        if (!HARMLESS.contains(name) && !name.startsWith("gatehouse.")) {
            text(kind(name), name, attribute.getValue());
        }
    }

    private static Kind kind(String attribute) {
        if (attribute.startsWith("client.secret")) {
            return Kind.SECRET;
        }
        if (attribute.contains("jwks")
                || attribute.startsWith("jwt.")
                || attribute.startsWith("x509.")
                || attribute.contains("certificate")
                || attribute.contains("private.key")
                || attribute.endsWith("auth.signing.alg")) {
            return Kind.KEY;
        }
        return attribute.contains("uri") || attribute.contains("url") ? Kind.REDIRECT : Kind.SETTING;
    }

    /** The kinds of acts that lead from there to here. Of the other settings also what is taken out: it may have been a restriction. */
    public Set<Kind> since(ClientFacts before) {
        Set<Kind> kinds = new HashSet<>();
        for (Kind kind : Kind.values()) {
            Set<String> now = facts.getOrDefault(kind, Set.of());
            Set<String> then = before.facts.getOrDefault(kind, Set.of());
            if (!then.containsAll(now) || (kind == Kind.SETTING && !now.containsAll(then))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
