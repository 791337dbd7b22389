package io.clew.web;

import io.clew.access.Caller;

/** Says who is at the page. */
public interface Callers {

    boolean signedIn();

    Caller current();
}
