/**
 * Who may use Clew? Accounts as the administrator and as their owner see them.
 *
 * <p>Read {@link io.clew.web.people.PeoplePages} first.
 */
@NullMarked
package io.clew.web.people;

import org.jspecify.annotations.NullMarked;
