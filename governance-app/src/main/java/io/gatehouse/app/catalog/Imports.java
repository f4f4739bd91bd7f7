package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.CatalogueFile.Cells;
import io.gatehouse.app.catalog.ImportLine.Difference;
import io.gatehouse.app.catalog.csv.Csv;
import io.gatehouse.app.catalog.csv.CsvFault;
import io.gatehouse.app.catalog.csv.CsvLine;
import io.gatehouse.app.catalog.csv.Decoding;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue out of a file: kept as it was sent, compared with what is there, stored only when somebody agreed to that. */
@Service
public class Imports {

    private static final int MOST_LINES = 20_000;
    private static final String FILE = "file";

    private final ImportFiles files;
    private final CatalogueRows rows;
    private final CatalogueEdits edits;
    private final MemberValues values;
    private final LineReader reader;
    private final Now now;

    Imports(
            ImportFiles files,
            CatalogueRows rows,
            CatalogueEdits edits,
            MemberValues values,
            Directory directory,
            Now now) {
        this.files = files;
        this.rows = rows;
        this.edits = edits;
        this.values = values;
        this.reader = new LineReader(directory);
        this.now = now;
    }

    /**
     * Keeps a file, to be looked at.
     *
     * @throws BadInput when it cannot be read at all
     */
    @Transactional
    public UUID receive(Actor actor, String name, byte[] content) {
        requireAdministrator(actor);
        String text = Decoding.decode(content).orElseThrow(() -> new BadInput(FILE, "catalog.file.encoding"));
        lines(text);
        return files.keep(name, text, actor, now.instant());
    }

    @Transactional(readOnly = true)
    public ImportPreview preview(Actor actor, UUID id) {
        requireAdministrator(actor);
        return compare(id, files.require(id), now.instant());
    }

    /**
     * Stores what the file changes, without its faulty lines.
     *
     * @param agreed the fingerprint of what was shown
     * @throws StaleVersion when it would change something else by now
     */
    @Transactional
    public int apply(Actor actor, UUID id, String agreed) {
        requireAdministrator(actor);
        ImportFiles.Kept file = files.require(id);
        ImportPreview preview = compare(id, file, now.instant());
        if (!preview.fingerprint().equals(agreed)) {
            throw new StaleVersion("/catalog/import/" + id, Map.of());
        }
        return edits.change(actor, preview.edits(), file.name());
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.has(AppRole.ADMINISTRATOR)) {
            throw new Refused("catalog.not-administrator");
        }
    }

    /** The header first. */
    private static List<CsvLine> lines(String text) {
        try {
            List<CsvLine> lines = Csv.read(text);
            if (lines.size() < 2) {
                throw new BadInput(FILE, "catalog.file.empty");
            }
            if (lines.size() > MOST_LINES) {
                throw new BadInput(FILE, "catalog.file.long", MOST_LINES);
            }
            if (!header(lines).contains(CatalogueFile.ID)) {
                throw new BadInput(FILE, "catalog.file.header");
            }
            return lines;
        } catch (CsvFault open) {
            throw new BadInput(FILE, "catalog.file.quote", open.line());
        }
    }

    private static List<String> header(List<CsvLine> lines) {
        return lines.get(0).cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private ImportPreview compare(UUID id, ImportFiles.Kept file, Instant at) {
        List<CsvLine> lines = lines(file.content());
        List<Cells> all = lines.subList(1, lines.size()).stream()
                .map(line -> new Cells(header(lines), line))
                .toList();
        Map<String, CatalogueRow> known = rows.of(all.stream().map(Imports::id).toList());
        List<ImportLine> changes = new ArrayList<>();
        List<ImportLine> faults = new ArrayList<>();
        Set<String> met = new HashSet<>();
        int same = 0;
        for (Cells cells : all) {
            ImportLine line = line(cells, Optional.ofNullable(known.get(id(cells))), met, at);
            if (line.problem() != null) {
                faults.add(line);
            } else if (line.differences().isEmpty()) {
                same++;
            } else {
                changes.add(line);
            }
        }
        return new ImportPreview(id, file.name(), changes, faults, same);
    }

    private ImportLine line(Cells cells, Optional<CatalogueRow> found, Set<String> met, Instant at) {
        int number = cells.line().number();
        String called = Optional.ofNullable(cells.of(CatalogueFile.NAME)).orElseGet(() -> id(cells));
        if (found.isEmpty()) {
            return ImportLine.faulty(number, called, new BadInput(CatalogueFile.ID, "catalog.line.unknown"));
        }
        CatalogueRow row = found.get();
        String name = row.entitlement().technicalName();
        if (!met.add(row.id())) {
            return ImportLine.faulty(number, name, new BadInput(CatalogueFile.ID, "catalog.line.twice"));
        }
        if (cells.of(CatalogueFile.NAME) != null && !called.equals(name.strip())) {
            return ImportLine.faulty(number, called, new BadInput(CatalogueFile.NAME, "catalog.line.name", name));
        }
        try {
            Statement wanted = reader.read(row, member -> cells.of(member.column()));
            edits.objection(row, wanted, at).or(() -> lowering(row, wanted)).ifPresent(bad -> {
                throw bad;
            });
            return new ImportLine(
                    number, name, new CatalogueEdit(row.id(), row.seen(), wanted), differences(row, wanted), null);
        } catch (BadInput bad) {
            return ImportLine.faulty(number, name, bad);
        }
    }

    /** The extension would refuse it, and all the other lines with it. */
    private static Optional<BadInput> lowering(CatalogueRow row, Statement wanted) {
        return wanted.lowering(row.says())
                .map(member -> new BadInput(member.code(), "catalog.lowering." + member.code()));
    }

    private List<Difference> differences(CatalogueRow row, Statement wanted) {
        return wanted.changes(row.says()).stream()
                .map(member -> new Difference(member, values.shown(member, row.says()), values.shown(member, wanted)))
                .toList();
    }

    private static String id(Cells cells) {
        return String.valueOf(cells.of(CatalogueFile.ID));
    }
}
