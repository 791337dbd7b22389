package io.clew.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of entities and links, read from {@code graph/ontology.yaml}.
 *
 * <p>A link's ordinal is its place in that list, below 64, so that sets of links are bits of a {@code long}.
 */
public final class Ontology {

    /** @param normalizer name of the rule that brings a written identifier to its key */
    public record NodeType(String type, String zh, String en, String icon, String colour, String normalizer) {}

    /**
     * @param money whether its facts carry an amount
     * @param time whether its facts carry a time
     * @param mutual whether it says the same of both ends; else it leads from the one to the other
     */
    public record LinkType(String type, String zh, String en, boolean money, boolean time, boolean mutual) {

        /** Whether its facts have a duration in the place of an amount. */
        public boolean lasts() {
            return Fact.lasts(type);
        }
    }

    private record Listed(List<NodeType> nodes, List<LinkType> links) {}

    private final List<NodeType> nodes;
    private final List<LinkType> links;
    private final Map<String, Integer> linkOrdinals = new HashMap<>();
    private final Map<String, NodeType> nodesByType = new HashMap<>();

    private Ontology(Listed listed) {
        nodes = List.copyOf(listed.nodes());
        links = List.copyOf(listed.links());
        if (links.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than 64 link types: " + links.size());
        }
        for (int i = 0; i < links.size(); i++) {
            linkOrdinals.put(links.get(i).type(), i);
        }
        nodes.forEach(node -> nodesByType.put(node.type(), node));
    }

    /** Reads the ontology that is shipped with Clew. */
    public static Ontology shipped() {
        try (InputStream in = Ontology.class.getResourceAsStream("/graph/ontology.yaml")) {
            if (in == null) {
                throw new IllegalStateException("graph/ontology.yaml is missing from the build");
            }
            return new Ontology(new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class));
        } catch (IOException e) {
            throw new UncheckedIOException("graph/ontology.yaml cannot be read", e);
        }
    }

    public List<NodeType> nodes() {
        return nodes;
    }

    public List<LinkType> links() {
        return links;
    }

    public LinkType link(int ordinal) {
        return links.get(ordinal);
    }

    /** Ordinal of the link type; -1 where the ontology does not have it. */
    public int ordinal(String link) {
        return linkOrdinals.getOrDefault(link, -1);
    }

    public boolean knowsNode(String type) {
        return nodesByType.containsKey(type);
    }

    /** @throws IllegalArgumentException if the ontology does not have it */
    public NodeType node(String type) {
        NodeType found = nodesByType.get(type);
        if (found == null) {
            throw new IllegalArgumentException("no such kind of entity: '" + type + "'");
        }
        return found;
    }

    /** The links whose facts have a duration in the place of an amount, as bits. */
    public long lasting() {
        long bits = 0;
        for (int i = 0; i < links.size(); i++) {
            bits |= links.get(i).lasts() ? 1L << i : 0;
        }
        return bits;
    }

    /**
     * The set of these link types as bits.
     *
     * @throws IllegalArgumentException if one is not in the ontology; quotes it
     */
    public long bits(Iterable<String> types) {
        long bits = 0;
        for (String type : types) {
            int ordinal = ordinal(type);
            if (ordinal < 0) {
                throw new IllegalArgumentException("no such link type: '" + type + "'");
            }
            bits |= 1L << ordinal;
        }
        return bits;
    }
}
