package io.clew.analysis.pattern;

import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Traced;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.after.BreakPoints;
import io.clew.record.Message;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** F7 断点: where the trail of traced money ends for want of statements. */
public final class Breaks implements Pattern {

    @Override
    public String code() {
        return "F7";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        if (p.count("reportedOnly") > 0 && !Traced.reported(scene, account)) {
            return;
        }
        Traced.from(scene, account, p, TraceQuestion.USUAL.everything(), true).ifPresent(trace -> {
            for (BreakPoints.Break each : BreakPoints.of(trace)) {
                if (each.amount() >= p.fen("least")) {
                    hits.accept(new Hit(
                            code(),
                            List.of(each.node(), account),
                            each.facts(),
                            each.from(),
                            each.to(),
                            each.amount(),
                            Message.of(
                                    "hit.F7",
                                    Scene.yuan(each.amount()),
                                    each.why().message()),
                            Map.of("why", each.why().word())));
                }
            }
        });
    }
}
