package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** F17 新出现/消失账户: an account falls silent while one that shares its device or its payees begins. */
public final class Replacement implements Pattern {

    @Override
    public String code() {
        return "F17";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        if (rows.size() < p.count("least")) {
            return;
        }
        long silent = rows.at(rows.size() - 1).at();
        for (long peer : peers(scene, account, p)) {
            Movements other = scene.movements(peer);
            if (other.size() < p.count("least")) {
                continue;
            }
            long begins = other.at(0).at();
            long active = other.at(other.size() - 1).at();
            boolean replaces = begins > rows.at(0).at()
                    && Math.abs(begins - silent) <= p.millis("gap")
                    && active - silent >= p.millis("silence");
            if (replaces) {
                hits.accept(new Found(account)
                        .member(peer)
                        .row(rows.at(rows.size() - 1))
                        .row(other.at(0))
                        .amount(other.at(0).amount())
                        .measure("silentDays", (active - silent) / Scene.DAY)
                        .because(
                                code(),
                                Message.of(
                                        "hit.F17",
                                        Math.abs(begins - silent) / Scene.DAY,
                                        scene.key(peer).value())));
            }
        }
    }

    /** Accounts that share a device or address with this one, which is not everybody's. */
    private static Set<Long> peers(Scene scene, long account, Parameters p) {
        Set<Long> peers = new LinkedHashSet<>();
        for (long device : scene.joined(account, Scene.USES)) {
            if (SharedControl.ownDevice(scene, device, p.count("hub"))) {
                scene.joined(device, Scene.USES).stream()
                        .filter(scene::isAccount)
                        .forEach(peers::add);
            }
        }
        peers.remove(account);
        return peers;
    }
}
