package io.gatehouse.extension;

import io.gatehouse.extension.config.PermitEntity;
import io.gatehouse.extension.leaver.LeaverTables;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.order.OrderEntity;
import io.gatehouse.extension.outbox.AuditEntity;
import io.gatehouse.extension.outbox.OutboxEntity;
import io.gatehouse.extension.storage.ClassificationEntity;
import io.gatehouse.extension.storage.ClockEntity;
import io.gatehouse.extension.storage.DriftEntity;
import io.gatehouse.extension.storage.RealmStateEntity;
import io.gatehouse.extension.storage.ReservedNameEntity;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The entities and the one change log of the extension. */
final class GatehouseEntityProvider implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        List<Class<?>> entities = new ArrayList<>(List.of(
                RealmStateEntity.class,
                ReservedNameEntity.class,
                DriftEntity.class,
                ClockEntity.class,
                ClassificationEntity.class,
                LedgerEntity.class,
                OrderEntity.class,
                PermitEntity.class,
                AuditEntity.class,
                OutboxEntity.class));
        entities.addAll(LeaverTables.entities());
        return List.copyOf(entities);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/gatehouse-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return GatehouseEntityProviderFactory.ID;
    }

    @Override
    public void close() {
        // nothing held
    }
}
