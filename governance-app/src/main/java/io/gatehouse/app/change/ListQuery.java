package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text part of a name, a reference or the reason; empty for everything
 * @param page from 0
 */
public record ListQuery(
        ListView view, String text, @Nullable ChangeStatus status, int page, int size) {}
