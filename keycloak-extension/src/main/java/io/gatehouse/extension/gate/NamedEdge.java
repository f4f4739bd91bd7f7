package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A judged edge with the names it had at that moment, for people. */
record NamedEdge(Verdict verdict, @Nullable String sourceName, String targetName) implements Named {

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("edgeKind", verdict.edge().kind().name());
        data.put("sourceId", verdict.edge().sourceId());
        data.put("sourceName", sourceName);
        data.put("targetId", verdict.edge().targetId());
        data.put("targetName", targetName);
        data.put("tier", verdict.tier().name());
        return data;
    }

    @Override
    public @Nullable String account() {
        return verdict.edge().kind().structural() ? null : verdict.edge().sourceId();
    }
}
