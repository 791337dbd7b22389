/**
 * What has come in that I wait for? The pages of alerts, watchlists and models.
 *
 * <p>Read {@link io.clew.web.watch.AlertPages} first.
 */
@NullMarked
package io.clew.web.watch;

import org.jspecify.annotations.NullMarked;
