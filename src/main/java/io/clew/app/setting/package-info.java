/** What can a site set? One interface for each group of settings; {@code docs/settings.md} is made from them. */
@NullMarked
package io.clew.app.setting;

import org.jspecify.annotations.NullMarked;
