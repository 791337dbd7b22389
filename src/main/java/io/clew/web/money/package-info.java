/**
 * Where did the money go? A trace as a page, a print and a workbook.
 *
 * <p>Read {@link io.clew.web.money.MoneyPages} first, then {@link io.clew.web.money.MoneyView}.
 */
@NullMarked
package io.clew.web.money;

import org.jspecify.annotations.NullMarked;
