package io.clew.api;

import io.clew.access.TestClock;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The clock of a Clew under test, which stands still until a test moves it. */
@Alternative
@Singleton
public class MovingClock extends TestClock {

    MovingClock() {
        super(Instant.now());
    }
}
