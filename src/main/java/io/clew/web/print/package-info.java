/**
 * How does an answer become paper? PDF and DOCX that look the same on every machine.
 *
 * <p>Read {@link io.clew.web.print.PdfPrinter} first.
 */
@NullMarked
package io.clew.web.print;

import org.jspecify.annotations.NullMarked;
