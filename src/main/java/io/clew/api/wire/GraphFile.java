package io.clew.api.wire;

import io.clew.graph.Ontology;
import io.clew.ingest.row.FtmWriter;
import io.clew.record.EntityKey;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Drawings as GEXF 1.3, which Gephi opens, as GraphML, and as entities of FollowTheMoney, a line each.
 *
 * <p>Gephi merges edges between the same two of the same {@code kind}, so each has its link for a kind; it reads times as
 * {@code start} and {@code end} of a dynamic graph, and draws upwards what pages draw downwards. Ids are n0, n1, e0, e1: keys
 * hold signs that ids may not, and stand beside.
 */
public final class GraphFile {

    /** In which form a drawing is wanted. */
    public enum Form {
        JSON,
        GEXF,
        GRAPHML,
        FTM
    }

    /** Gephi's sizes of nodes are for drawings some ten times as wide as a page's. */
    private static final double SCALE = 10;

    private static final Map<String, String> NODE_VALUES = values("key", "string", "type", "string");
    private static final Map<String, String> EDGE_VALUES = values(
            "link",
            "string",
            "facts",
            "long",
            "amount",
            "double",
            "currency",
            "string",
            "sums",
            "string",
            "first",
            "string",
            "last",
            "string");

    private final Drawing drawing;
    private final Ontology ontology;
    private final Map<String, String> ids = new HashMap<>();

    private GraphFile(Drawing drawing, Ontology ontology) {
        this.drawing = drawing;
        this.ontology = ontology;
        drawing.nodes().forEach(node -> ids.putIfAbsent(node.key(), "n" + ids.size()));
    }

    private static Map<String, String> values(String... namesAndTypes) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            values.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return values;
    }

    /** The file as an answer. */
    public static Response answer(Form form, Drawing drawing, Ontology ontology) {
        if (form == Form.FTM) {
            return Response.ok(entities(drawing), "application/x-ndjson")
                    .header("Content-Disposition", "attachment; filename=\"clew.ftm.ndjson\"")
                    .build();
        }
        String ending = form.name().toLowerCase(Locale.ROOT);
        return Response.ok(
                        text(form, drawing, ontology),
                        form == Form.GEXF ? "application/gexf+xml" : "application/graphml+xml")
                .header("Content-Disposition", "attachment; filename=\"clew." + ending + "\"")
                .build();
    }

    /** Entities of FollowTheMoney: who is drawn, and that there is something between two, with what it adds up to. */
    static String entities(Drawing drawing) {
        var lines = new StringBuilder();
        var writer = new FtmWriter(line -> lines.append(line).append('\n'));
        drawing.nodes().forEach(node -> writer.node(EntityKey.parse(node.key()), node.label()));
        drawing.edges()
                .forEach(edge -> writer.drawn(
                        new FtmWriter.Drawn(edge.link(), edge.facts(), sums(edge), edge.first(), edge.last()),
                        EntityKey.parse(edge.from()),
                        EntityKey.parse(edge.to())));
        return lines.toString();
    }

    private static String sums(Drawing.Line edge) {
        return edge.sums().entrySet().stream()
                .map(sum -> sum.getValue() + " " + sum.getKey())
                .collect(Collectors.joining("; "));
    }

    static String text(Form form, Drawing drawing, Ontology ontology) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            var file = new GraphFile(drawing, ontology);
            if (form == Form.GEXF) {
                file.gexf(xml);
            } else {
                file.graphml(xml);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a drawing could not be written", e);
        }
        return text.toString();
    }

    private void gexf(XMLStreamWriter xml) throws XMLStreamException {
        open(xml, "gexf", "xmlns", "http://gexf.net/1.3", "xmlns:viz", "http://gexf.net/1.3/viz", "version", "1.3");
        // each edge says its type: under a default of one type Gephi leaves out the edges of the other, without a word
        open(xml, "graph", "mode", "dynamic", "timeformat", "dateTime", "timerepresentation", "interval");
        declared(xml, "node", NODE_VALUES);
        declared(xml, "edge", EDGE_VALUES);
        xml.writeStartElement("nodes");
        for (Drawing.Dot node : drawing.nodes()) {
            open(xml, "node", "id", id(node.key()), "label", node.label());
            said(xml, Map.of("key", node.key(), "type", node.type()));
            Double x = node.x();
            Double y = node.y();
            if (x != null && y != null) {
                empty(
                        xml,
                        "viz:position",
                        "x",
                        Double.toString(x * SCALE),
                        "y",
                        Double.toString(-y * SCALE),
                        "z",
                        "0.0");
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement("edges");
        int n = 0;
        for (Drawing.Line edge : drawing.edges()) {
            open(
                    xml,
                    "edge",
                    "id",
                    "e" + n++,
                    "source",
                    id(edge.from()),
                    "target",
                    id(edge.to()),
                    "kind",
                    edge.link(),
                    "label",
                    edge.link(),
                    "type",
                    isMutual(edge.link()) ? "undirected" : "directed",
                    "weight",
                    Long.toString(Math.max(1, edge.facts())),
                    "start",
                    edge.first(),
                    "end",
                    edge.last());
            said(xml, values(edge));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void declared(XMLStreamWriter xml, String of, Map<String, String> values) throws XMLStreamException {
        open(xml, "attributes", "class", of, "mode", "static");
        for (Map.Entry<String, String> value : values.entrySet()) {
            empty(xml, "attribute", "id", value.getKey(), "title", value.getKey(), "type", value.getValue());
        }
        xml.writeEndElement();
    }

    private static void said(XMLStreamWriter xml, Map<String, String> values) throws XMLStreamException {
        xml.writeStartElement("attvalues");
        for (Map.Entry<String, String> value : values.entrySet()) {
            empty(xml, "attvalue", "for", value.getKey(), "value", value.getValue());
        }
        xml.writeEndElement();
    }

    private void graphml(XMLStreamWriter xml) throws XMLStreamException {
        open(xml, "graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns");
        var nodeValues = new LinkedHashMap<>(NODE_VALUES);
        nodeValues.putAll(values("label", "string", "x", "double", "y", "double"));
        keys(xml, "node", nodeValues);
        keys(xml, "edge", EDGE_VALUES);
        open(xml, "graph", "id", "clew", "edgedefault", "directed");
        for (Drawing.Dot node : drawing.nodes()) {
            open(xml, "node", "id", id(node.key()));
            Map<String, String> values = new LinkedHashMap<>(Map.of("key", node.key(), "type", node.type()));
            values.put("label", node.label());
            if (node.x() != null && node.y() != null) {
                values.put("x", String.valueOf(node.x()));
                values.put("y", String.valueOf(node.y()));
            }
            data(xml, "node", values);
            xml.writeEndElement();
        }
        int n = 0;
        for (Drawing.Line edge : drawing.edges()) {
            open(
                    xml,
                    "edge",
                    "id",
                    "e" + n++,
                    "source",
                    id(edge.from()),
                    "target",
                    id(edge.to()),
                    "directed",
                    isMutual(edge.link()) ? "false" : "true");
            data(xml, "edge", values(edge));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void keys(XMLStreamWriter xml, String of, Map<String, String> values) throws XMLStreamException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            empty(
                    xml,
                    "key",
                    "id",
                    of + "-" + value.getKey(),
                    "for",
                    of,
                    "attr.name",
                    value.getKey(),
                    "attr.type",
                    value.getValue());
        }
    }

    private static void data(XMLStreamWriter xml, String of, Map<String, String> values) throws XMLStreamException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            open(xml, "data", "key", of + "-" + value.getKey());
            xml.writeCharacters(clean(value.getValue()));
            xml.writeEndElement();
        }
    }

    /** Of several currencies the amount is that of the first, and all stand in sums. */
    private static Map<String, String> values(Drawing.Line edge) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("link", edge.link());
        values.put("facts", Long.toString(edge.facts()));
        edge.sums().entrySet().stream().findFirst().ifPresent(sum -> {
            values.put("amount", sum.getValue());
            values.put("currency", sum.getKey());
        });
        if (edge.sums().size() > 1) {
            values.put("sums", sums(edge));
        }
        put(values, "first", edge.first());
        put(values, "last", edge.last());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private boolean isMutual(String link) {
        int ordinal = ontology.ordinal(link);
        return ordinal >= 0 && ontology.link(ordinal).mutual();
    }

    private String id(String key) {
        return ids.getOrDefault(key, key);
    }

    private static void open(XMLStreamWriter xml, String name, @Nullable String... attributes)
            throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String name, @Nullable String... attributes)
            throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(xml, attributes);
    }

    /** Names and values in turn; an attribute whose value is null is left out. */
    private static void attributes(XMLStreamWriter xml, @Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                xml.writeAttribute(String.valueOf(attributes[i]), clean(value));
            }
        }
    }

    /** Without what no XML may hold. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c < 0xD800
                        || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
