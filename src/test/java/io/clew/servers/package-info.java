/** Which real servers do the contract tests run against? Child processes on loopback, one of each for a whole test run. */
@NullMarked
package io.clew.servers;

import org.jspecify.annotations.NullMarked;
