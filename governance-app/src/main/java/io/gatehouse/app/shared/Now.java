package io.gatehouse.app.shared;

import java.time.Instant;

/**
 * The one clock: the database's, plus an offset that exists only in demo and test. Only use cases, jobs and pages ask
 * it; models receive the instant as an argument.
 */
public interface Now {

    Instant instant();
}
