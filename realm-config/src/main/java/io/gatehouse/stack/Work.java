package io.gatehouse.stack;

import java.util.List;

/** The requests of a bench against one realm of one server; the same list for every server. */
interface Work {

    /** In the order in which they are done: each may use what the one before left. */
    List<Operation> operations();

    /** Before each round; not timed. */
    void prepare();
}
