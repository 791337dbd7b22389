package io.clew.analysis.pattern;

import io.clew.analysis.scene.Fan;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import java.util.function.Consumer;

/** F4 集中转入分散转出: one or two pay in, and almost all of it goes on to many. */
public final class TakeThenScatter implements Pattern {

    @Override
    public String code() {
        return "F4";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Fan.find(scene, account, p, false, hits);
    }
}
