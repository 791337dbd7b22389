package io.clew.record;

/**
 * An entity that a record names as a whole, in a role.
 *
 * @param role what the entity is to the record, such as {@code payer}, {@code victim}; empty where nothing is said
 * @param name the name that the record gives to the entity, such as an account holder's; empty where none is given
 */
public record EntityRef(EntityKey key, String role, String name) {}
