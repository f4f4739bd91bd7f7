package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Signs in to {@code gatehouse-app} as a browser and the app would: code, PKCE, and a client assertion (RFC 7523). */
final class AppSignIn {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String VERIFIER = "a".repeat(50);

    private final LocalStack stack;
    private final String realm;

    AppSignIn(LocalStack stack) {
        this.stack = stack;
        this.realm = stack.keycloak().url() + "/realms/" + DemoRealm.NAME;
    }

    /** What the browser ends at: the redirect with a code, or the page that says why not. */
    record Landing(String location, String page) {}

    Answer tokens(String user) throws IOException, InterruptedException, GeneralSecurityException {
        String location = browse(user, DemoRealm.PASSWORD, pkce(), "en").location();
        Map<String, String> form = assertion();
        form.put("grant_type", "authorization_code");
        form.put("code", parameter(location, "code"));
        form.put("redirect_uri", redirect());
        form.put("code_verifier", VERIFIER);
        return token(form);
    }

    /** Client credentials: the service account. */
    Answer serviceAccount() throws IOException, GeneralSecurityException {
        Map<String, String> form = assertion();
        form.put("grant_type", "client_credentials");
        return token(form);
    }

    /** The sign-in page, filled in and sent. */
    Landing browse(String user, String password, Map<String, String> extra, String locale)
            throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(authorization(extra, locale)).build(), HttpResponse.BodyHandlers.ofString());
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
        if (!action.find()) {
            return new Landing(page.headers().firstValue("Location").orElse(""), page.body());
        }
        // Keycloak marks its cookies Secure on loopback, too: browsers send them there, Java's cookie store does not
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("username", user, "password", password))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Landing(answer.headers().firstValue("Location").orElse(""), answer.body());
    }

    static Map<String, String> pkce() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Map.of("code_challenge", URL.encodeToString(hash), "code_challenge_method", "S256");
    }

    /** The claims of a token, unverified: it came straight from the server. */
    static JsonNode claims(String token) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    static String parameter(String location, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(location);
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + location);
        }
        return found.group(1);
    }

    private Answer token(Map<String, String> form) {
        return AdminClient.anonymous(stack.keycloak().url())
                .form("/realms/" + DemoRealm.NAME + "/protocol/openid-connect/token", form);
    }

    private Map<String, String> assertion() throws IOException, GeneralSecurityException {
        String kid = Json.parse(stack.clientKey().jwks())
                .get("keys")
                .get(0)
                .get("kid")
                .stringValue();
        long now = Instant.now().getEpochSecond();
        String head = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        String body = "{\"iss\":\"gatehouse-app\",\"sub\":\"gatehouse-app\",\"aud\":\"" + realm + "\",\"jti\":\""
                + UUID.randomUUID() + "\",\"iat\":" + now + ",\"exp\":" + (now + 30) + "}";
        String signed = URL.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "."
                + URL.encodeToString(body.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", signed + "." + URL.encodeToString(signature.sign()));
        return form;
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(stack.clientKey().privateKeyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private URI authorization(Map<String, String> extra, String locale) {
        Map<String, String> query = new LinkedHashMap<>(extra);
        query.put("client_id", RealmFiles.APP_CLIENT);
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("ui_locales", locale);
        query.put("redirect_uri", redirect());
        return URI.create(realm + "/protocol/openid-connect/auth?" + form(query));
    }

    private String redirect() {
        return stack.appUrl() + "/login/oauth2/code/keycloak";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
