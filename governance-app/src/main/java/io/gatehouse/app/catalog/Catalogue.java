package io.gatehouse.app.catalog;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import io.gatehouse.app.shared.UnknownObject;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** S11: everything that can be held, with what is said of it. */
@Service
public class Catalogue {

    private final CatalogueRows rows;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    Catalogue(CatalogueRows rows, JdbcClient sql, ApplicationEventPublisher events) {
        this.rows = rows;
        this.sql = sql;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public CataloguePage find(CatalogueQuery query) {
        return rows.find(query);
    }

    @Transactional(readOnly = true)
    public Completeness completeness() {
        return rows.completeness();
    }

    /** @throws UnknownObject when nothing has this id */
    @Transactional(readOnly = true)
    public CatalogueRow require(String entitlementId) {
        return rows.find(entitlementId).orElseThrow(() -> new UnknownObject("Entitlement", entitlementId));
    }

    /** Systems that have roles, by the names they go by. */
    @Transactional(readOnly = true)
    public List<SystemName> systems() {
        return sql.sql("""
                        select distinct system_id as id, system_name as name, system_name_zh as name_zh
                        from directory.published_entitlement where system_id is not null order by system_name, system_id""").query(SystemName.class).list();
    }

    /** All of it, to be taken away as a file; that is recorded. */
    @Transactional
    public List<CatalogueRow> export(Actor actor) {
        List<CatalogueRow> all = rows.all();
        events.publishEvent(new StateChange(
                CatalogueChange.EXPORTED,
                actor,
                null,
                "Catalogue",
                "catalogue",
                Map.of(),
                Map.of("entries", all.size()),
                null,
                Map.of()));
        return all;
    }
}
