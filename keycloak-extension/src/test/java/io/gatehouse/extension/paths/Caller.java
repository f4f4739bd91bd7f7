package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;

/**
 * One who acts, on one of the servers.
 *
 * @param account the account it acts with; a service account has no password
 */
record Caller(Actor actor, AdminClient client, LivePerson account) {}
