package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Permits.Wanted;
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
 * @param objectName its name
 */
record NamedPower(
        Power power,
        String objectId,
        String objectName,
        @Nullable String targetName,
        Tier tier) implements Permittable {

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("edgeKind", EdgeKind.SETTING.name());
        data.put("setting", power.setting().kind().name());
        data.put("way", power.way().name());
        data.put("sourceId", objectId);
        data.put("sourceName", objectName);
        data.put("targetId", power.target());
        data.put("targetName", targetName);
        data.put("tier", tier.name());
        return data;
    }

    @Override
    public @Nullable String account() {
        return null;
    }

    @Override
    public Wanted wanted() {
        return new Wanted(objectId, power.target());
    }

    @Override
    public boolean canBePermitted() {
        return power.canBePermitted();
    }
}
