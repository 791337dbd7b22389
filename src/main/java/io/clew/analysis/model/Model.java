package io.clew.analysis.model;

import java.time.Duration;
import java.util.List;

/**
 * What an analyst looks for at one entity: steps that follow each other in time, unless something else was there before.
 *
 * <p>There is a hit where a moment is that ends a stretch with all that the first step asks, and each further step is met in
 * the stretch that begins behind the last one. The first step's stretch ends with one of its own facts; so every hit names
 * facts. Attributes of persons (ethnicity, belief, health, petitions) are no part of the language, and cannot be said in it.
 *
 * @param title what people call it
 * @param about kind of entity that it looks at
 * @param steps in time order; never empty
 * @param unless what may not have been there in the time before the hit; one that is met takes the hit away
 */
public record Model(String title, String about, List<Step> steps, List<Step> unless) {

    public Model {
        steps = List.copyOf(steps);
        unless = List.copyOf(unless);
    }

    /** How long a hit lasts at most, with what is looked at before it. */
    public Duration span() {
        Duration span = Duration.ZERO;
        for (Step step : steps) {
            span = span.plus(step.within());
        }
        Duration before = Duration.ZERO;
        for (Step step : unless) {
            before = before.compareTo(step.within()) < 0 ? step.within() : before;
        }
        return span.plus(before);
    }

    /** Every kind of link that it counts in its steps. */
    public List<String> links() {
        return steps.stream().flatMap(step -> step.links().stream()).distinct().toList();
    }
}
