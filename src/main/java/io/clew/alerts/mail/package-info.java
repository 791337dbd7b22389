/**
 * How do people hear of alerts while they are away? By mail, where that is configured: how many, which and where they are
 * read, never what they say. Read {@link io.clew.alerts.mail.Mails} first.
 */
@NullMarked
package io.clew.alerts.mail;

import org.jspecify.annotations.NullMarked;
