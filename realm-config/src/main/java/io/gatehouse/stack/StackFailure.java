package io.gatehouse.stack;

/** Something the local stack needs did not work. The message is a sentence for people and names the remedy. */
public final class StackFailure extends RuntimeException {

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
