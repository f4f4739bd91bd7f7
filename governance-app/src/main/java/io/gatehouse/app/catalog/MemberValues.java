package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Tier;
import io.gatehouse.app.shared.Word;
import org.springframework.stereotype.Component;

/** The parts of a statement as people read them. */
@Component
class MemberValues {

    private static final String NOTHING = "–";

    private final Directory directory;

    MemberValues(Directory directory) {
        this.directory = directory;
    }

    Object shown(Member member, Statement statement) {
        Object value = statement.members().get(member);
        if (value instanceof Tier tier) {
            return Word.of("tier.", tier);
        } else if (value instanceof DataClass dataClass) {
            return Word.of("change.data-class.", dataClass);
        } else if (member == Member.OWNER && value instanceof String owner) {
            return directory.person(owner).map(Person::username).orElse(owner);
        }
        return value == null ? NOTHING : value;
    }
}
