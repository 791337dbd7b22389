package io.clew.analysis.pattern;

import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Traced;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.record.Message;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** F6 资金穿透: money passes through several layers of accounts within days. */
public final class Layers implements Pattern {

    @Override
    public String code() {
        return "F6";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        if (p.count("reportedOnly") > 0 && !Traced.reported(scene, account)) {
            return;
        }
        Traced.from(scene, account, p, TraceQuestion.USUAL, false).ifPresent(trace -> {
            int deepest = trace.accounts().stream()
                    .mapToInt(Trace.Account::level)
                    .max()
                    .orElse(0);
            if (deepest < p.count("levels")) {
                return;
            }
            var facts = trace.steps().stream().map(Trace.Step::fact).toList();
            var members = new LinkedHashSet<Long>();
            members.add(account);
            var levels = new LinkedHashMap<String, String>();
            trace.accounts().forEach(each -> {
                members.add(each.node());
                levels.put(scene.key(each.node()).toString(), Integer.toString(each.level()));
            });
            hits.accept(new Hit(
                    code(),
                    List.copyOf(members),
                    facts,
                    trace.steps().getFirst().at(),
                    trace.steps().getLast().at(),
                    trace.lost(),
                    Message.of("hit.F6", Scene.yuan(trace.lost()), deepest, facts.size()),
                    levels));
        });
    }
}
