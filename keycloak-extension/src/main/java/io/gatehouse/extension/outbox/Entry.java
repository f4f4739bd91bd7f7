package io.gatehouse.extension.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded.
 *
 * @param type what it is about
 * @param actor null = the server itself
 * @param subject id of the account it is about; for the change of a definition of the role, group or realm that is changed
 * @param data ids and plain values only, never a secret; maps, lists, strings, numbers, booleans, null, records
 */
public record Entry(
        EntryType type, @Nullable Actor actor, @Nullable String subject, Map<String, ?> data) {}
