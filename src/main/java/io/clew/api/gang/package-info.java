/**
 * How do other systems ask for gangs, attack what they rest on, and say what was decided? Read {@link
 * io.clew.api.gang.GangsResource} first.
 */
@NullMarked
package io.clew.api.gang;

import org.jspecify.annotations.NullMarked;
