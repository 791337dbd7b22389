package io.clew.inquiry.call;

import io.clew.analysis.calls.Closeness;
import io.clew.analysis.calls.Hubs;
import io.clew.analysis.calls.MutualCircle;
import io.clew.analysis.calls.PublicNumbers;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Parameters;

/**
 * The shipped thresholds of what is shown about calls, of {@code patterns/C*.yaml}.
 *
 * @param within around a moment, ms
 */
public record CallRules(Closeness closeness, Hubs hubs, MutualCircle.Rules circle, int common, long within, int top) {

    public static CallRules shipped(Catalogue catalogue) {
        Parameters ranking = Catalogue.measure("C1");
        Parameters close = Catalogue.measure("C4");
        Parameters common = catalogue.parameters("C2", java.util.Map.of());
        Parameters circle = catalogue.parameters("C3", java.util.Map.of());
        return new CallRules(
                new Closeness(
                        close.share("calls"),
                        close.share("days"),
                        close.share("balance"),
                        close.share("night"),
                        ranking.count("nightFrom"),
                        ranking.count("nightTo")),
                new Hubs(PublicNumbers.shipped(), common.count("hub"), common.millis("span")),
                new MutualCircle.Rules(circle.count("calls"), circle.count("clique"), circle.count("most")),
                common.count("targets"),
                Catalogue.measure("C11").millis("within"),
                ranking.count("top"));
    }
}
