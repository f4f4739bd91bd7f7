package io.gatehouse.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.ledger.LedgerEntity;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.TreeSet;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;

/** The tables migrate on H2, which {@code start-dev} uses, and the entities fit them. PostgreSQL is what every IT runs on. */
class MigratesOnH2Test {

    private static final String URL = "jdbc:h2:mem:gatehouse;DB_CLOSE_DELAY=-1";

    @Test
    void everyTableIsThereAndEveryEntityFitsIt() throws Exception {
        try (Connection connection = DriverManager.getConnection(URL)) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            GatehouseEntityProvider provider = new GatehouseEntityProvider();
            try (Liquibase liquibase =
                    new Liquibase(provider.getChangelogLocation(), new ClassLoaderResourceAccessor(), database)) {
                liquibase.update("");
                assertTrue(liquibase.listUnrunChangeSets(null, null).isEmpty(), "nothing is left to run");
            }
        }
        Configuration configuration = new Configuration().setProperty("hibernate.connection.url", URL);
        new GatehouseEntityProvider().getEntities().forEach(configuration::addAnnotatedClass);
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            TreeSet<String> read = new TreeSet<>();
            factory.inTransaction(session -> factory.getMetamodel()
                    .getEntities()
                    .forEach(entity -> {
                        session.createQuery("select e from " + entity.getName() + " e", entity.getJavaType())
                                .getResultList();
                        read.add(entity.getName());
                    }));
            assertEquals(new GatehouseEntityProvider().getEntities().size(), read.size(), read.toString());
            writeAndReadBack(factory);
        }
    }

    private static void writeAndReadBack(SessionFactory factory) {
        String longText = "理由".repeat(5000);
        factory.inTransaction(session -> session.createNativeMutationQuery("insert into GATEHOUSE_LEDGER"
                        + " (ID, REALM_ID, EDGE_KIND, SOURCE_ID, TARGET_ID, ORIGIN, REASON, GRANTED_AT)"
                        + " values ('1', 'r', 'USER_ROLE', 's', 't', 'APPROVED', :reason, 1)")
                .setParameter("reason", longText)
                .executeUpdate());
        factory.inTransaction(session -> {
            LedgerEntity entry = session.find(LedgerEntity.class, "1");
            assertNotNull(entry);
            assertEquals(longText, entry.reason);
            entry.reason = longText + longText;
        });
    }
}
