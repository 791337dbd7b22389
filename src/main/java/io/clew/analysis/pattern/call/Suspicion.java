package io.clew.analysis.pattern.call;

import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Traced;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which numbers are suspect: a record ties the number, its holder or an account of theirs to a case, or money moves through
 * such an account in one of the given ways.
 */
public final class Suspicion {

    private static final int REMEMBERED = 200_000;

    private final List<Pattern> money;
    private final Map<Scene, Map<Long, Boolean>> known = java.util.Collections.synchronizedMap(new WeakHashMap<>());

    /** @param money patterns of accounts that make their holder's numbers suspect */
    public Suspicion(List<Pattern> money) {
        this.money = List.copyOf(money);
    }

    /** Whether it is; remembered for each scene. */
    boolean of(Scene scene, long phone) {
        Map<Long, Boolean> own = known.computeIfAbsent(scene, s -> new ConcurrentHashMap<>());
        Boolean before = own.get(phone);
        if (before == null) {
            if (own.size() >= REMEMBERED) {
                own.clear();
            }
            before = named(scene, phone) || scene.holders().of(phone).stream().anyMatch(each -> suspect(scene, each));
            own.put(phone, before);
        }
        return before;
    }

    private static boolean named(Scene scene, long node) {
        return !scene.joined(node, Traced.SUSPECT).isEmpty();
    }

    private boolean suspect(Scene scene, long holder) {
        return named(scene, holder)
                || scene.isAccount(holder) && money.stream().anyMatch(pattern -> pattern.shows(scene, holder));
    }
}
