package io.clew.record;

/**
 * A place where a record's text names an entity.
 *
 * @param start UTF-16 offset in the original text, included
 * @param end UTF-16 offset in the original text, excluded
 * @param role what the text says the entity is, such as {@code victim}; empty where it says nothing
 */
public record Mention(int start, int end, EntityKey key, String role) {}
