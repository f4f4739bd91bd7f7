package io.gatehouse.app.directory;

import io.gatehouse.app.shared.PersonNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link PersonNames} of the people in the copy. */
final class DirectoryNames implements PersonNames {

    /** How a name in two languages is shown: {@code Zhang Wei (张伟)}. */
    private static final String BRACKETS = "[()（）]";

    private final Directory directory;
    private final JdbcClient sql;

    DirectoryNames(Directory directory, JdbcClient sql) {
        this.directory = directory;
        this.sql = sql;
    }

    @Override
    public Optional<String> nameIn(String accountId, Locale language) {
        return directory.person(accountId).map(person -> person.nameIn(language));
    }

    @Override
    public Set<String> idsOf(String name) {
        List<String> words = SearchWords.of(name.replaceAll(BRACKETS, " "));
        if (words.isEmpty()) {
            return Set.of();
        }
        return sql.sql("select id from directory.account where employee_number is not null"
                        + " and search like all (:words::text[])")
                .param("words", words.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
