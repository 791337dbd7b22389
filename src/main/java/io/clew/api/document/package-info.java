/**
 * How is the API described to programs? {@link io.clew.api.document.ApiDocument} adds to what code and annotations say of
 * each resource what is true of every one, so that a new resource is described whole without saying it again.
 */
@NullMarked
package io.clew.api.document;

import org.jspecify.annotations.NullMarked;
