package io.gatehouse.app.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client system that has roles. */
public record SystemName(String id, String name, @Nullable String nameZh) {

    public String in(Locale language) {
        boolean chinese = language.getLanguage().equals("zh") && nameZh != null && !nameZh.isBlank();
        return chinese ? String.valueOf(nameZh) : name;
    }
}
