package io.gatehouse.stack;

/**
 * One line of the doctor.
 *
 * @param what what was looked at
 * @param ok whether it is as it should be
 * @param detail what was seen
 * @param remedy how to mend it; empty when it is well
 */
record Finding(String what, boolean ok, String detail, String remedy) {

    static Finding well(String what, String detail) {
        return new Finding(what, true, detail, "");
    }

    static Finding fault(String what, String detail, String remedy) {
        return new Finding(what, false, detail, remedy);
    }

    static Finding of(String what, boolean ok, String detail, String remedy) {
        return ok ? well(what, detail) : fault(what, detail, remedy);
    }

    String text() {
        return (ok ? "ok     " : "FAULT  ") + what + ": " + detail + (ok ? "" : "\n       → " + remedy);
    }
}
