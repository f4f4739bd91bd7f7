package io.gatehouse.extension.guard;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs a person in at a SAML service provider, started by Keycloak, as a browser would; shows the assertion. */
final class SamlSignIn {
    private static final Pattern ACTION = Pattern.compile("(?i)<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern RESPONSE = Pattern.compile("(?i)name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"");
    private static final int PAGES = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private SamlSignIn() {}

    /** A service provider that gets roles; once for a realm. */
    static void prepare(GovernedRealm realm) {
        realm.admin()
                .post(
                        realm.path("/clients"),
                        Map.of(
                                "clientId",
                                "saml-app",
                                "protocol",
                                "saml",
                                "fullScopeAllowed",
                                true,
                                "attributes",
                                Map.of(
                                        "saml_idp_initiated_sso_url_name", "saml-app",
                                        "saml_assertion_consumer_url_post", "https://sp.example.org/acs",
                                        "saml.encrypt", "false",
                                        "saml.client.signature", "false",
                                        "saml.server.signature", "true")))
                .expect(201);
    }

    /** The SAML response as XML. */
    static String assertion(GovernedRealm realm, LivePerson person) {
        String url = realm.realm().stack().keycloak().url() + "/realms/"
                + realm.realm().name() + "/protocol/saml/clients/saml-app";
        return new SamlSignIn().signIn(url, person);
    }

    private String signIn(String url, LivePerson person) {
        URI here = URI.create(url);
        String page = send(HttpRequest.newBuilder(here));
        for (int i = 0; i < PAGES; i++) {
            Matcher response = RESPONSE.matcher(page);
            if (response.find()) {
                return new String(Base64.getMimeDecoder().decode(response.group(1)), StandardCharsets.UTF_8);
            }
            Matcher action = ACTION.matcher(page);
            if (!action.find()) {
                break;
            }
            String form = Map.of("username", person.username(), "password", LiveRealm.PASSWORD).entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            here = here.resolve(action.group(1).replace("&amp;", "&"));
            page = send(HttpRequest.newBuilder(here)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }
        throw new AssertionError("no SAML response: " + page);
    }

    private String send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            String location = response.headers().firstValue("Location").orElse(null);
            return location == null
                    ? response.body()
                    : send(HttpRequest.newBuilder(response.uri().resolve(location)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
