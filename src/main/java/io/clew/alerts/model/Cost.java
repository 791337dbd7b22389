package io.clew.alerts.model;

/**
 * What a look with a model will cost, before it is done.
 *
 * @param entities that there are
 * @param facts that will be walked, about
 * @param seconds that it will take, about, on one processor
 */
public record Cost(long entities, long facts, double seconds) {}
