package io.gatehouse.app.keycloak;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the contract's JSON is read and written. Members and line types that this version does not know are passed over, so
 * that a newer extension can talk to an older app. Kept apart from Spring's mapper, whose settings are those of the app's API.
 */
final class ContractJson {

    private ContractJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                // a grant line inside another answer need not say its type
                .enable(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL)
                .addMixIn(InventoryLine.class, LineTypes.class)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = InventoryLine.RealmLine.class, name = "realm"),
        @JsonSubTypes.Type(value = InventoryLine.ClientLine.class, name = "client"),
        @JsonSubTypes.Type(value = InventoryLine.EntitlementLine.class, name = "entitlement"),
        @JsonSubTypes.Type(value = InventoryLine.AccountLine.class, name = "account"),
        @JsonSubTypes.Type(value = InventoryLine.GrantLine.class, name = "grant"),
        @JsonSubTypes.Type(value = InventoryLine.EndLine.class, name = "end")
    })
    private interface LineTypes {}
}
