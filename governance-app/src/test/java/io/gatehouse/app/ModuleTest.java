package io.gatehouse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Which module may know which (architecture, "Packages"). Spring Modulith finds cycles and use of a module's insides; the
 * table says which dependency is allowed at all; why it is as it is: docs/decisions/0021.
 */
class ModuleTest {
    private static final Set<String> REACH = Set.of("keycloak", "directory", "shared");
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("keycloak", Set.of("shared")),
            Map.entry("directory", Set.of("keycloak", "shared")),
            Map.entry("sod", Set.of("directory", "shared")),
            Map.entry("fulfillment", REACH),
            Map.entry("catalog", REACH),
            Map.entry("departure", Set.of("fulfillment", "keycloak", "directory", "shared")),
            Map.entry("review", Set.of("fulfillment", "sod", "departure", "keycloak", "directory", "shared")),
            Map.entry(
                    "change", Set.of("catalog", "fulfillment", "sod", "departure", "keycloak", "directory", "shared")),
            Map.entry("control", Set.of("directory", "shared")),
            Map.entry("alarm", Set.of("keycloak", "shared")),
            Map.entry("audit", Set.of("shared")),
            Map.entry("notification", Set.of("directory", "shared")),
            Map.entry("insight", Set.of("directory", "shared")),
            Map.entry("home", Set.of("review", "change", "departure", "control", "directory", "shared")),
            Map.entry("platform", Set.of("shared")));

    private static final String ROOT = "io.gatehouse.app.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.gatehouse.app");

    @Test
    void noModuleReachesIntoAnotherAndNoneGoInCircles() {
        ApplicationModules.of(GatehouseApplication.class).verify();
    }

    @Test
    void everyModuleUsesOnlyWhatTheTableAllows() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = moduleOf(type);
            if (from.isEmpty()) {
                continue;
            }
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String to = moduleOf(use.getTargetClass());
                if (!to.isEmpty()
                        && !to.equals(from)
                        && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(from + " → " + to + ": " + use.getDescription());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    @Test
    void reviewAndChangeKnowOnlyTheEventOfDepartures() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (Set.of("review", "change").contains(moduleOf(type))) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> moduleOf(use.getTargetClass()).equals("departure"))
                        .filter(use -> !use.getTargetClass().getSimpleName().equals("DepartureOpened"))
                        .forEach(use -> wrong.add(use.getDescription()));
            }
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private static String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
