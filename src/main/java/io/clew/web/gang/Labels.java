package io.clew.web.gang;

import io.clew.access.Handles;
import io.clew.inquiry.gang.FoundGang;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short names for members of one gang, and anchors that lead to them on its page. */
final class Labels {

    private static final int LONGEST = 9;

    private final Words words;
    private final Map<EntityKey, String> names = new HashMap<>();
    private final Map<EntityKey, Integer> anchors = new HashMap<>();

    Labels(FoundGang gang, Words words) {
        this.words = words;
        for (FoundGang.Member member : gang.members()) {
            anchors.put(member.key(), anchors.size() + 1);
            names.put(member.key(), name(member));
        }
    }

    String name(FoundGang.Member member) {
        return named(member.names(), member.key());
    }

    static String named(List<String> names, EntityKey key) {
        if (!names.isEmpty()) {
            String name = names.getFirst();
            return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
        }
        String value = Handles.shown(key);
        return value.length() > LONGEST ? "…" + value.substring(value.length() - LONGEST + 1) : value;
    }

    /** By whoever stands at the top of the chart. */
    static String title(FoundGang gang) {
        FoundGang.Member head = gang.members().stream()
                .min(Comparator.comparingInt(GangChart::rank))
                .orElseThrow();
        return named(head.names(), head.key());
    }

    String of(EntityKey key) {
        return names.getOrDefault(key, Shown.shown(key));
    }

    String brief(FoundGang.Member member) {
        return words.of(GangMsg.class).factsN(member.cut().size());
    }

    String anchor(EntityKey key) {
        return String.valueOf(anchors.getOrDefault(key, 0));
    }

    String kind(String code) {
        return words.tell(Message.of("gang.kind." + code));
    }

    String noRole() {
        return words.of(GangMsg.class).noRole();
    }
}
