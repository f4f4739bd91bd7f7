package io.gatehouse.app.shared;

/**
 * A value that has a code for machines and words for people.
 *
 * @param code as it is stored, and as the API says it
 * @param text message key of the words
 */
public record Word(String code, String text) {

    /** @param prefix what the keys of this enumeration begin with, such as {@code review.verb.} */
    public static Word of(String prefix, Enum<?> value) {
        return new Word(value.name(), prefix + value.name());
    }
}
