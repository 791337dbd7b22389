/**
 * What do several resources of the API read and answer alike? Values that were sent, checked one by one, and the shapes of
 * records and hits.
 */
@NullMarked
package io.clew.api.wire;

import org.jspecify.annotations.NullMarked;
