/**
 * Which gangs are there, on what do they rest, and who would still belong if some of it fell? Read {@link
 * io.clew.inquiry.gang.AskGangs} first.
 */
@NullMarked
package io.clew.inquiry.gang;

import org.jspecify.annotations.NullMarked;
