/** Pages of what was handed over and what came back. Begin with {@link io.clew.web.assignment.AssignmentPages}. */
@NullMarked
package io.clew.web.assignment;

import org.jspecify.annotations.NullMarked;
