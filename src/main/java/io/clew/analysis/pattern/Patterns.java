package io.clew.analysis.pattern;

import io.clew.analysis.pattern.call.CardsAndDevices;
import io.clew.analysis.pattern.call.Circle;
import io.clew.analysis.pattern.call.NumberChange;
import io.clew.analysis.pattern.call.SharedContact;
import io.clew.analysis.pattern.call.SimBox;
import io.clew.analysis.pattern.call.Suspicion;
import io.clew.analysis.pattern.call.VictimsInCommon;
import io.clew.analysis.pattern.shape.MoneyCircle;
import io.clew.analysis.pattern.shape.ScatterGather;
import io.clew.analysis.scene.Pattern;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;

/** Every pattern there is, by code. */
public final class Patterns {

    private static final Suspicion SUSPICION =
            new Suspicion(List.of(new FastInFastOut(), new TransitAccount(), new CashOut()));

    public static final List<Pattern> ALL = List.of(
            new FastInFastOut(),
            new TransitAccount(),
            new GatherThenPassOn(),
            new TakeThenScatter(),
            new MoneyCircle(),
            new Layers(),
            new Breaks(),
            new Ranking(),
            new Rhythm(),
            new Probe(),
            new Splitting(),
            new RoundAmounts(),
            new Awakening(),
            new RunningPoints(),
            new CashOut(),
            new SharedCounterparts(),
            new Replacement(),
            new ScatterGather(),
            new WashTrades(),
            new Pooling(),
            new Payroll(),
            new SharedControl(),
            new LikelyVictim(),
            new SharedContact(SUSPICION),
            new Circle(SUSPICION),
            new NumberChange(),
            new CardsAndDevices(),
            new SimBox(),
            new VictimsInCommon());

    private Patterns() {}

    /** @throws ClewException {@code pattern-unknown} if there is none */
    public static Pattern of(String code) {
        return ALL.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("pattern-unknown.range", code)));
    }
}
