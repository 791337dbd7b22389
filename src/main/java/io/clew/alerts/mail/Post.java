package io.clew.alerts.mail;

import java.io.IOException;

/** Takes a letter to a mail server. */
public interface Post {

    /** A letter in plain text. */
    record Letter(String to, String subject, String text) {}

    /** @throws IOException if the server did not say in time that it has it */
    void send(Letter letter) throws IOException;
}
