/**
 * Which cases belong together, by what, and how surely? What is common to two cases (things, money, the manner of telling)
 * becomes reasons with facts and places in texts; what speaks against it is told beside.
 *
 * <p>Read {@link io.clew.analysis.linkage.Linkage} first.
 */
@NullMarked
package io.clew.analysis.linkage;

import org.jspecify.annotations.NullMarked;
