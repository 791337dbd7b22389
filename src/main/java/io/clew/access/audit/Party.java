package io.clew.access.audit;

import io.clew.access.Access;
import io.clew.access.Caller;

/**
 * Who does something, from where and why.
 *
 * @param purpose empty where none is asked for
 * @param under the approval or emergency that it is done under; empty for none
 */
record Party(String who, String from, String purpose, String under) {

    static Party of(Access access) {
        return new Party(access.user(), access.from(), access.purpose(), access.under());
    }

    static Party of(Caller caller) {
        return new Party(caller.user(), caller.from(), "", "");
    }
}
