package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.config.Permits.Wanted;
import io.gatehouse.extension.graph.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to an account or client that is more privileged than they are.
 *
 * @param objectName user name, client id or name of the realm at that moment
 * @param reached what makes it privileged
 * @param reachedName the name of that role or group
 */
record NamedAct(
        Act act,
        String realmId,
        String objectName,
        Reached reached,
        @Nullable String reachedName) implements Permittable {

    /** Another act on the same object. */
    NamedAct as(Act another) {
        return new NamedAct(another, realmId, objectName, reached, reachedName);
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("edgeKind", "ACT");
        data.put("act", act.kind().name());
        data.put("actedOn", act.kind().object().name());
        data.put("sourceId", act.objectId());
        data.put("sourceName", objectName);
        data.put("targetId", act.target());
        data.put("targetName", null);
        data.put("reachedId", reached.entitlementId());
        data.put("reachedName", reachedName);
        data.put("tier", reached.tier().name());
        return data;
    }

    @Override
    public @Nullable String targetName() {
        return objectName;
    }

    @Override
    public @Nullable String account() {
        return act.kind().object() == Act.Object.ACCOUNT ? act.objectId() : null;
    }

    @Override
    public Wanted wanted() {
        return new Wanted(act.objectId(), act.target());
    }

    /** As any other way to the highest tier it waits for sealed approvals. */
    @Override
    public boolean canBePermitted() {
        return reached.tier() != Tier.T0;
    }
}
