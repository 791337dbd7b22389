/**
 * How are values kept and sent as JSON? One mapper for all, which also writes {@link io.clew.record.Message}.
 *
 * <p>Read {@link io.clew.json.Json} first.
 */
@NullMarked
package io.clew.json;

import org.jspecify.annotations.NullMarked;
