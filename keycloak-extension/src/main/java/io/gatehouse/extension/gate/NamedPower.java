package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Power;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a setting would give.
 *
 * @param objectId id of the client, client scope, identity provider, user federation or realm
 * @param settingName its name
 */
record NamedPower(
        Power power,
        String objectId,
        String settingName,
        @Nullable String targetName,
        Tier tier) implements Named {

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("edgeKind", EdgeKind.SETTING.name());
        data.put("setting", power.setting().kind().name());
        data.put("way", power.way().name());
        data.put("sourceId", objectId);
        data.put("sourceName", settingName);
        data.put("targetId", power.target());
        data.put("targetName", targetName);
        data.put("tier", tier.name());
        return data;
    }

    @Override
    public @Nullable String account() {
        return null;
    }
}
