package io.clew.analysis.pattern;

import io.clew.analysis.scene.Fan;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import java.util.function.Consumer;

/** F3 分散转入集中转出: many pay in, and almost all of it goes on to one or two. */
public final class GatherThenPassOn implements Pattern {

    @Override
    public String code() {
        return "F3";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Fan.find(scene, account, p, true, hits);
    }
}
