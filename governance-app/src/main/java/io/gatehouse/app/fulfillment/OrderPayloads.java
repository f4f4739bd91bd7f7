package io.gatehouse.app.fulfillment;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Orders as JSON, by kind. */
final class OrderPayloads {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(OrderRequest request) {
        return json.writeValueAsString(request);
    }

    OrderRequest read(OrderKind kind, String payload) {
        return json.readValue(payload, kind.type());
    }
}
