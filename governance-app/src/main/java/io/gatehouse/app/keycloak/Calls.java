package io.gatehouse.app.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call to the extension, with the service account's token. Only a problem+json with a code is the extension's "no"
 * ({@link ExtensionRefused}); everything else that is not a success, also a 404 page of a Keycloak without the extension, may
 * pass ({@link ExtensionUnavailable}).
 */
final class Calls {

    /** Reads the body of a successful answer; the stream is closed afterwards. */
    interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    /** What is sent along: its media type and content. */
    record Body(MediaType type, String content) {}

    private final ServiceToken token;
    private final JsonMapper json;
    private final String root;

    Calls(ServiceToken token, JsonMapper json, String root) {
        this.token = token;
        this.json = json;
        this.root = root;
    }

    <T> T send(RestClient http, HttpMethod method, String path, @Nullable Body body, Reader<T> reader) {
        String bearer = token.value();
        try {
            return once(http, method, path, body, reader, bearer);
        } catch (TokenRefused first) {
            token.forget(bearer);
            try {
                return once(http, method, path, body, reader, token.value());
            } catch (TokenRefused second) {
                throw new ExtensionUnavailable(
                        ExtensionUnavailable.Cause.NOT_ACCEPTED,
                        "Keycloak does not accept the app's service account (HTTP 401)");
            }
        }
    }

    private <T> T once(
            RestClient http, HttpMethod method, String path, @Nullable Body body, Reader<T> reader, String bearer) {
        RestClient.RequestBodySpec request =
                http.method(method).uri(root + path).headers(headers -> headers.setBearerAuth(bearer));
        if (body != null) {
            request.contentType(body.type()).body(body.content());
        }
        try {
            return Objects.requireNonNull(request.exchange((sent, response) -> answer(response, reader)));
        } catch (ResourceAccessException | JacksonException e) {
            throw new ExtensionUnavailable(method + " " + bare(path) + " failed: " + kindOf(e), e);
        }
    }

    private <T> T answer(ClientHttpResponse response, Reader<T> reader) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            return reader.read(response.getBody());
        }
        if (status.value() == 401) {
            throw new TokenRefused();
        }
        if (status.isError() && isProblem(response)) {
            Problem problem = json.readValue(response.getBody(), Problem.class);
            if (problem.code() != null && status.is5xxServerError()) {
                // nobody refused: the same call works when an operator has mended what the code names
                throw new ExtensionUnavailable(problem.code());
            }
            if (problem.code() != null) {
                throw new ExtensionRefused(
                        status.value(), problem.code(), Objects.requireNonNullElse(problem.detail(), ""));
            }
        }
        throw new ExtensionUnavailable(
                status.is4xxClientError()
                        ? ExtensionUnavailable.Cause.NO_EXTENSION
                        : ExtensionUnavailable.Cause.NO_ANSWER,
                "Keycloak answered HTTP " + status.value());
    }

    private static boolean isProblem(ClientHttpResponse response) {
        return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                response.getHeaders().getContentType());
    }

    /** The innermost cause in a word; messages are left out, they may quote what was read. */
    static String kindOf(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private static String bare(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private record Problem(@Nullable String code, @Nullable String detail) {}

    private static final class TokenRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TokenRefused() {
            super(null, null, false, false);
        }
    }
}
