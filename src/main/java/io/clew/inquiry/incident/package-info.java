/**
 * What is one case, whom does it lead to, and which cases does a person stand in? A case is a case of the records
 * (案件编号): everything that carries its number.
 *
 * <p>Read {@link io.clew.inquiry.incident.IncidentReader} first.
 */
@NullMarked
package io.clew.inquiry.incident;

import org.jspecify.annotations.NullMarked;
