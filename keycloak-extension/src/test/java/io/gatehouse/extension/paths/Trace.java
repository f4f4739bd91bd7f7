package io.gatehouse.extension.paths;

/** What the gate has recorded of an act. */
enum Trace {
    NONE,
    /** A captured change: it was refused. */
    CAPTURED,
    /** The single grant was left out, the rest went on. */
    LEFT_OUT,
    /** The sweep found it and took its effect away. */
    SWEPT
}
