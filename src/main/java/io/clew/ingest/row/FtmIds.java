package io.clew.ingest.row;

import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Clew's entities and facts are called in FollowTheMoney, whose ids are letters, digits, dots and dashes. An entity's id
 * tells its key and a fact's its link, so that both come back as they went.
 */
final class FtmIds {

    private static final Pattern ENTITY = Pattern.compile("clew-key-([a-z]+)-((?:[0-9a-f]{2})+)");
    private static final Pattern HOLDER = Pattern.compile("clew-holder-([a-z]+)-((?:[0-9a-f]{2})+)");
    private static final Pattern FACT = Pattern.compile("clew-fact-([a-z-]+)-[0-9a-f]{32}");

    private FtmIds() {}

    static String of(EntityKey key) {
        return "clew-key-" + spelled(key);
    }

    /** Whoever has what the key names, of whom no more is known. */
    static String holder(EntityKey key) {
        return "clew-holder-" + spelled(key);
    }

    private static String spelled(EntityKey key) {
        return key.type() + '-' + HexFormat.of().formatHex(key.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it stands for whoever has a thing, and says nothing that the thing does not. */
    static boolean isHolder(String id) {
        return HOLDER.matcher(id).matches();
    }

    /** What an edge of a drawing, which stands for many facts, is called. */
    static String drawn(String link, EntityKey from, EntityKey to) {
        return "clew-drawn-" + RecordId.of(link + '\u0001' + from + '\u0001' + to);
    }

    /** @param name of the fact, with its record */
    static String of(String link, String name) {
        return "clew-fact-" + link + '-' + RecordId.of(name);
    }

    /** The key that an id tells, of a holder that of the thing; empty for ids of others. */
    static Optional<EntityKey> key(String id, Ontology ontology) {
        Matcher told = (isHolder(id) ? HOLDER : ENTITY).matcher(id);
        return told.matches() && ontology.knowsNode(told.group(1))
                ? Optional.of(new EntityKey(
                        told.group(1), new String(HexFormat.of().parseHex(told.group(2)), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** The link that an id tells; empty for ids of others. */
    static Optional<String> link(String id, Ontology ontology) {
        Matcher told = FACT.matcher(id);
        return told.matches() && ontology.ordinal(told.group(1)) >= 0 ? Optional.of(told.group(1)) : Optional.empty();
    }
}
