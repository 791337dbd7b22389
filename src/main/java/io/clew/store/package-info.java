/**
 * Where is work product kept? The port for versioned JSON documents: cases, boards, leads, accounts, imports.
 *
 * <p>Read {@link io.clew.store.DocumentStore} first.
 */
@NullMarked
package io.clew.store;

import org.jspecify.annotations.NullMarked;
