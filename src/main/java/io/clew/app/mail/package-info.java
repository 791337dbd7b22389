/** How does a letter come to a mail server? Read {@link io.clew.app.mail.SmtpPost} first. */
@NullMarked
package io.clew.app.mail;

import org.jspecify.annotations.NullMarked;
