/**
 * How does an assistant ask, where that is configured? Each {@link io.clew.api.mcp.Tool} is a question of the API under
 * another name, answered by the same resource; nothing is written through it. Read {@link io.clew.api.mcp.Tools} first.
 */
@NullMarked
package io.clew.api.mcp;

import org.jspecify.annotations.NullMarked;
