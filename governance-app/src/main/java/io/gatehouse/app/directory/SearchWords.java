package io.gatehouse.app.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What somebody typed into a search field, as patterns for {@code lower(…) like all (…)}. */
public final class SearchWords {

    private SearchWords() {}

    /** Every word must occur somewhere; what means something to LIKE is meant literally. Empty when nothing was typed. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                words.add("%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }
        return words;
    }
}
