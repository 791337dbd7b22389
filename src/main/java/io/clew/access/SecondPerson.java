package io.clew.access;

import io.clew.record.ClewException;
import java.util.List;
import java.util.function.LongSupplier;

/** Holds back acts that need a second person's agreement. */
@FunctionalInterface
public interface SecondPerson {

    /** Nothing needs a second person. */
    SecondPerson NEVER = (access, act) -> access;

    /**
     * Something about to be done.
     *
     * @param kind {@code compare} or {@code export}
     * @param asked what the second person reads
     * @param size values or records; counted only where it matters
     * @param most how many there can be, known without counting
     * @param parts what it is exactly; the agreement holds for the same parts in any order
     */
    record Act(String kind, String asked, LongSupplier size, long most, List<String> parts) {

        /** One that has to be counted. */
        public Act(String kind, String asked, LongSupplier size, List<String> parts) {
            this(kind, asked, size, Long.MAX_VALUE, parts);
        }

        public Act {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Lets the act be done once, if it may be.
     *
     * @return under what to do it, so that the audit names the agreement
     * @throws ClewException {@code approval-required} with where the request waits, {@code approval-refused}
     */
    Access allow(Access access, Act act);
}
