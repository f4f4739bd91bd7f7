package io.gatehouse.extension.live;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into tokens without verifying them. */
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Tokens() {}

    /** The claims of a JWT. */
    public static JsonNode claims(String jwt) {
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** Anything as JSON text. */
    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
