package io.clew.analysis.model;

/** What was counted in one stretch of time; the sum in 分. */
public record Tally(int facts, int others, long sum) {}
