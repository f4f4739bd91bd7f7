package io.gatehouse.stack;

import java.util.List;

/** A mail that was caught. */
public record Mail(String from, List<String> to, String subject, String text) {}
