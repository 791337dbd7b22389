/**
 * How does an analyst's model come to raise alerts? Versions, back-tests, a second person's word, and the run over what is new.
 *
 * <p>Read {@link io.clew.alerts.model.Models} first.
 */
@NullMarked
package io.clew.alerts.model;

import org.jspecify.annotations.NullMarked;
