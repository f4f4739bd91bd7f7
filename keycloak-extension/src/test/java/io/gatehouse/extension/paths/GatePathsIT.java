package io.gatehouse.extension.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every path to a privilege, tried by every kind of actor on a stock Keycloak and on one whose gate enforces. What comes of it must
 * be what docs/gate-paths.md says; with {@code -Dgatehouse.paths.write=true} the page is written instead. A hole that opens or
 * closes is a difference.
 */
@Tag("ci")
class GatePathsIT {

    private static final boolean WRITE = Boolean.getBoolean("gatehouse.paths.write");
    private static final String ONLY = System.getProperty("gatehouse.paths.only", ".*");

    @TestFactory
    Stream<DynamicNode> paths() throws IOException {
        CommittedPage page = CommittedPage.read();
        Results results = new Results();
        List<Family> families = Family.all();
        List<DynamicNode> nodes = new ArrayList<>();
        Map<Boolean, Grounds> grounds = families.stream()
                .collect(Collectors.groupingBy(
                        Family::byPermission,
                        Collectors.collectingAndThen(
                                Collectors.flatMapping(family -> family.paths().stream(), Collectors.toList()),
                                Grounds::new)));
        for (Family family : families) {
            family.paths().stream()
                    .filter(path -> path.id().matches(ONLY))
                    .map(path -> container(path, grounds.get(family.byPermission()), results, page))
                    .forEach(nodes::add);
        }
        if (ONLY.equals(".*")) {
            nodes.add(DynamicTest.dynamicTest(
                    "the page says what was seen",
                    () -> compare(page, PathsPage.of(introduction(), families, results))));
        }
        return nodes.stream();
    }

    private static DynamicNode container(GatePath path, Grounds grounds, Results results, CommittedPage page) {
        return DynamicContainer.dynamicContainer(
                path.id() + " " + path.words(),
                Arrays.stream(Actor.values())
                        .map(actor -> DynamicTest.dynamicTest(path.id() + " " + actor.word(), () -> {
                            Cell cell = Trial.of(path, actor, grounds);
                            results.put(path, actor, cell);
                            if (WRITE) {
                                System.out.println("[paths] " + path.id() + " " + actor.word() + ": "
                                        + cell.result().word() + " " + cell.reason());
                            } else {
                                assertEquals(
                                        page.cell(path, actor), cell.result().word(), path.words() + ": " + cell);
                            }
                        })));
    }

    private static void compare(CommittedPage page, String seen) throws IOException {
        if (WRITE) {
            CommittedPage.write(seen);
        } else {
            assertEquals(
                    page.text(),
                    seen,
                    "docs/gate-paths.md is not what was seen: run this test with -Dgatehouse.paths.write=true"
                            + " and check the page in");
        }
    }

    private static String introduction() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GatePathsIT.class.getResourceAsStream("introduction.md"), "introduction.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
