/**
 * What is known about one phone, account or person? The dossier and its time line.
 *
 * <p>Read {@link io.clew.web.dossier.DossierPages} first.
 */
@NullMarked
package io.clew.web.dossier;

import org.jspecify.annotations.NullMarked;
