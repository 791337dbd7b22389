/**
 * What did people say of the kind of a case, where the words were read wrongly?
 *
 * <p>Read {@link io.clew.casework.kind.KindBook} first.
 */
@NullMarked
package io.clew.casework.kind;

import org.jspecify.annotations.NullMarked;
