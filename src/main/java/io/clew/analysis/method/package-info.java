/**
 * How was it done? Kinds of fraud and the seven elements of a case, read from the words of reports, each with the place that
 * says it.
 *
 * <p>Read {@link io.clew.analysis.method.MethodReader} first.
 */
@NullMarked
package io.clew.analysis.method;

import org.jspecify.annotations.NullMarked;
