package io.gatehouse.extension.leaver;

/** Whether a step of a departure was carried out. */
public enum StepState {
    WAITING,
    DONE,
    FAILED
}
