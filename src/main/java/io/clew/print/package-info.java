/**
 * How does a page become paper? PDF and DOCX that are the same, to the byte, on every machine.
 *
 * <p>Read {@link io.clew.print.PdfPrinter} first.
 */
@NullMarked
package io.clew.print;

import org.jspecify.annotations.NullMarked;
