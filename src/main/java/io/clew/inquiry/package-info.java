/**
 * What can a person or a system ask? One class per question: it takes an {@code Access}, opens an audit entry, asks the
 * engines, and closes the entry with what came back before the answer leaves.
 *
 * <p>Read {@link io.clew.inquiry.SearchRecords} first.
 */
@NullMarked
package io.clew.inquiry;

import org.jspecify.annotations.NullMarked;
