/**
 * Which questions are asked of everything that comes in? Searches and patterns that somebody leaves standing.
 *
 * <p>Read {@link io.clew.alerts.question.QuestionRun} first.
 */
@NullMarked
package io.clew.alerts.question;

import org.jspecify.annotations.NullMarked;
