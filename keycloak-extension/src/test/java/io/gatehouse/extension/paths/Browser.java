package io.gatehouse.extension.paths;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows redirects, keeps cookies by their path, sends forms: what Keycloak's pages need. One visitor each. */
final class Browser {

    private static final Pattern ACTION = Pattern.compile("(?i)<form[^>]*\\saction=\"([^\"]+)\"");
    private static final int HOPS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    Browser(String server) {
        this.server = server;
    }

    /**
     * Where the visitor is.
     *
     * @param at the address; one of another server is not opened
     */
    record Page(URI at, int status, String html) {
        boolean hasForm() {
            return ACTION.matcher(html).find();
        }
    }

    Page open(String url) {
        return send(URI.create(url), null);
    }

    /** Sends the first form of the page. */
    Page submit(Page page, Map<String, String> fields) {
        Matcher action = ACTION.matcher(page.html());
        if (!action.find()) {
            throw new AssertionError(page.at() + " has no form: " + page.html());
        }
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(page.at().resolve(action.group(1).replace("&amp;", "&")), form);
    }

    private Page send(URI first, @org.jspecify.annotations.Nullable String form) {
        URI here = first;
        String body = form;
        for (int hop = 0; hop < HOPS; hop++) {
            if (!here.toString().startsWith(server)) {
                return new Page(here, 0, "");
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(here).header("Accept", "text/html");
            String known = cookiesFor(here);
            if (!known.isEmpty()) {
                request.header("Cookie", known);
            }
            if (body != null) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
            }
            HttpResponse<String> answer = answer(request.build());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            String location = answer.headers().firstValue("Location").orElse(null);
            if (location == null) {
                return new Page(here, answer.statusCode(), answer.body());
            }
            here = here.resolve(location);
            body = null;
        }
        throw new AssertionError("redirected for ever: " + here);
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";");
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        for (String part : parts) {
            if (part.strip().toLowerCase(java.util.Locale.ROOT).startsWith("path=")) {
                path = part.strip().substring("path=".length());
            }
        }
        cookies.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(pair[0], pair[1]);
    }

    private String cookiesFor(URI address) {
        return cookies.entrySet().stream()
                .filter(path -> address.getPath().startsWith(path.getKey()))
                .flatMap(path -> path.getValue().entrySet().stream())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
