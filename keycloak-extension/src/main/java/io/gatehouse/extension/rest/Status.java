package io.gatehouse.extension.rest;

import io.gatehouse.extension.GatehouseSettings;
import io.gatehouse.extension.storage.GatehouseClock;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.common.Version;

/** What {@code GET /status} answers. */
final class Status {

    private final Call call;

    Status(Call call) {
        this.call = call;
    }

    Map<String, Object> read() {
        Map<String, Object> status = new TreeMap<>();
        status.put("keycloakVersion", Version.VERSION);
        status.put("realm", call.realm().getName());
        status.put("realmId", call.realm().getId());
        status.put("mode", GatehouseSettings.of(call.session()).defaultMode());
        status.put("now", GatehouseClock.now(call.session()).toString());
        status.put("jvmNow", GatehouseClock.jvmNow().toString());
        return status;
    }
}
