package io.gatehouse.extension.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is recorded is what the contract's page names: by that page the app knows that it has words for everything. */
class EntryTypeTest {

    @Test
    void theContractNamesEveryTypeAndNoOther() throws IOException {
        Set<String> recorded =
                Arrays.stream(EntryType.values()).map(EntryType::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(ofTheContract(), recorded);
    }

    /** The first column of the table of events. */
    private static Set<String> ofTheContract() throws IOException {
        String page = Files.readString(Path.of("../docs/extension-api.md"));
        Set<String> types = new TreeSet<>();
        for (String line :
                page.substring(page.indexOf("| type | data |")).lines().toList()) {
            if (!line.startsWith("|")) {
                break;
            }
            Matcher names = Pattern.compile("`([a-z_]+\\.[a-z_]+)`").matcher(line.split("\\|")[1]);
            while (names.find()) {
                types.add(names.group(1));
            }
        }
        return types;
    }
}
