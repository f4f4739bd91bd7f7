package io.gatehouse.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one export: {@code {"chain":"app","entry":{…},"hash":…,"previous":…}} for each entry, the one of the extension's
 * chain that it cites behind it, and at the end one line with the numbers. A file without that line was cut off. What is withheld
 * keeps its place and its hashes, so that the chain can be followed all the same.
 */
final class ExportLines {
    private final Writer out;
    private long entries;
    private long cited;
    private long withheld;
    private EntrySearch.Head last = EntrySearch.Head.NONE;

    ExportLines(Writer out) {
        this.out = out;
    }

    void entry(EntrySearch.Found found) {
        line("app", "entry", found.withheld() ? null : found.content(), found.hash(), found.previous());
        entries++;
        withheld += found.withheld() ? 1 : 0;
        last = new EntrySearch.Head(found.seq(), found.hash());
        if (found.event() != null && found.extensionHash() != null && found.extensionPrevious() != null) {
            String event = found.withheld() ? null : found.event();
            line("extension", "event", event, found.extensionHash(), found.extensionPrevious());
            cited++;
        }
    }

    /**
     * @param head the youngest entry there was when the export began, exported or not
     * @param filter what was looked for; empty when it is everything
     */
    void end(EntrySearch.Head head, Map<String, Object> filter) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("chain", "end");
        members.put("entries", entries);
        members.put("cited", cited);
        members.put("last", Map.of("seq", last.seq(), "hash", last.hash()));
        members.put("head", Map.of("seq", head.seq(), "hash", head.hash()));
        members.put("filter", filter);
        members.put("withheld", withheld);
        write(CanonicalJson.write(members) + "\n");
    }

    private void line(String chain, String name, @Nullable String json, String hash, String previous) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("chain", chain);
        members.put("hash", hash);
        members.put("previous", previous);
        if (json == null) {
            members.put("withheld", true);
            write(CanonicalJson.write(members) + "\n");
            return;
        }
        String frame = CanonicalJson.write(members);
        // the content goes out exactly as it was hashed
        write(frame.substring(0, frame.length() - 1) + ",\"" + name + "\":" + json + "}\n");
    }

    private void write(String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
