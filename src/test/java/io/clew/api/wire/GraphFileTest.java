package io.clew.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.Ontology;
import io.clew.ingest.FtmSchemata;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.impl.ImportContainerImpl;
import org.gephi.io.importer.plugin.file.ImporterGEXF;
import org.jgrapht.graph.DirectedMultigraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Drawings as other programs read them: by the rules of Gephi's importer, and into a graph of JGraphT. */
class GraphFileTest {

    private static final String A = "account:6222020200112233445";
    private static final String B = "account:6217000011112222333";
    private static final String C = "chat:wechat:甲 & <乙>\u0001";
    private static final Drawing DRAWING = new Drawing(
            List.of(
                    new Drawing.Dot(A, "account", "张三 \"甲\"", 10.0, 20.0),
                    new Drawing.Dot(B, "account", "李四", -1.5, 0.0),
                    new Drawing.Dot(C, "chat", "甲 & <乙>", null, null)),
            List.of(
                    line(A, B, "transfer", Map.of("CNY", "50000.00"), "2026-03-01T10:31:07+08:00"),
                    line(A, B, "pay", Map.of("CNY", "1.00", "USD", "2.00"), "2026-03-01T10:31:07+08:00"),
                    line(B, A, "transfer", Map.of("USD", "3.00"), null),
                    line(A, B, "same-device", Map.of(), null),
                    line(B, C, "linked", Map.of(), null),
                    line(A, A, "transfer", Map.of("CNY", "9.00"), "2026-03-02T00:00:00+08:00")));

    private static Drawing.Line line(
            String from, String to, String link, Map<String, String> sums, @Nullable String at) {
        return new Drawing.Line(from, to, link, 2, sums, at, at);
    }

    private static Document parsed(GraphFile.Form form) throws Exception {
        String text = GraphFile.text(form, DRAWING, Ontology.shipped());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    @Test
    void gephisOwnImporterKeepsEveryNodeAndEdge() {
        var opened = new ImportContainerImpl();
        opened.setReport(new Report());
        var importer = new ImporterGEXF();
        importer.setReader(new StringReader(GraphFile.text(GraphFile.Form.GEXF, DRAWING, Ontology.shipped())));
        assertThat(importer.execute(opened.getLoader())).isTrue();
        assertThat(opened.verify()).isTrue();
        opened.closeLoader(); // merges and leaves out what Gephi will not have
        var graph = opened.getUnloader();
        assertThat(graph.getNodeCount()).isEqualTo(DRAWING.nodes().size());
        List<String> edges = new ArrayList<>();
        graph.getEdges()
                .forEach(edge -> edges.add(edge.getSource().getLabel() + " " + edge.getType() + " "
                        + edge.getTarget().getLabel() + " " + edge.getDirection()));
        assertThat(edges)
                .containsExactlyInAnyOrder(
                        "张三 \"甲\" transfer 李四 DIRECTED",
                        "张三 \"甲\" pay 李四 DIRECTED",
                        "李四 transfer 张三 \"甲\" DIRECTED",
                        "张三 \"甲\" same-device 李四 UNDIRECTED",
                        "李四 linked 甲 & <乙> UNDIRECTED",
                        "张三 \"甲\" transfer 张三 \"甲\" DIRECTED");
    }

    /** Gephi merges edges that join the same two, in the same direction where they have one, under the same kind. */
    @Test
    void noEdgeIsMergedWithAnotherWhereGephiOpensIt() throws Exception {
        Document gexf = parsed(GraphFile.Form.GEXF);
        Set<String> kept = new HashSet<>();
        for (Element edge : all(gexf, "edge")) {
            String from = edge.getAttribute("source");
            String to = edge.getAttribute("target");
            boolean directed = edge.getAttribute("type").equals("directed");
            String ends = directed || from.compareTo(to) < 0 ? from + " " + to : to + " " + from;
            kept.add(edge.getAttribute("kind") + " " + directed + " " + ends);
        }
        assertThat(kept).hasSameSizeAs(DRAWING.edges());
        assertThat(all(gexf, "edge"))
                .extracting(edge -> edge.getAttribute("id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void gephiReadsTimesCurrenciesAndPlaces() throws Exception {
        Document gexf = parsed(GraphFile.Form.GEXF);
        Element graph = all(gexf, "graph").getFirst();
        assertThat(graph.getAttribute("mode")).isEqualTo("dynamic");
        assertThat(graph.getAttribute("timeformat")).isEqualTo("dateTime");
        Element first = all(gexf, "edge").getFirst();
        assertThat(OffsetDateTime.parse(first.getAttribute("start"))).isNotNull();
        assertThat(values(first)).containsEntry("amount", "50000.00").containsEntry("currency", "CNY");
        assertThat(values(all(gexf, "edge").get(2))).containsEntry("currency", "USD");
        assertThat(all(gexf, "edge").get(2).hasAttribute("start")).isFalse();
        assertThat(all(gexf, "viz:position")).hasSize(2);
        assertThat(Double.parseDouble(all(gexf, "viz:position").getFirst().getAttribute("y")))
                .as("upwards")
                .isNegative();
        assertThat(values(all(gexf, "node").getFirst())).containsEntry("key", A);
    }

    @Test
    void entitiesOfFollowTheMoneyTellWhoIsDrawnAndNoPayment() {
        List<String> lines = GraphFile.entities(DRAWING).lines().toList();
        assertThat(new FtmSchemata().faults(lines)).isEmpty();
        assertThat(lines).hasSize(DRAWING.nodes().size() + DRAWING.edges().size());
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("UnknownLink", "\"role\":[\"transfer\"]", "2; 50000.00 CNY", "2026-03-01"))
                .noneSatisfy(line -> assertThat(line).contains("Payment"));
    }

    @Test
    void graphmlIsAMultigraphWithIdsThatXmlAllows() throws Exception {
        Document graphml = parsed(GraphFile.Form.GRAPHML);
        var graph = new DirectedMultigraph<String, Element>(null, null, false);
        Map<String, String> keys = new HashMap<>();
        for (Element node : all(graphml, "node")) {
            assertThat(node.getAttribute("id")).matches("[A-Za-z_][A-Za-z0-9._-]*");
            graph.addVertex(node.getAttribute("id"));
            keys.put(node.getAttribute("id"), data(node).get("node-key"));
        }
        assertThat(keys.values()).contains(A, B, "chat:wechat:甲 & <乙>");
        int loops = 0;
        for (Element edge : all(graphml, "edge")) {
            if (edge.getAttribute("source").equals(edge.getAttribute("target"))) {
                loops++; // which that class of graph does not have
            } else {
                assertThat(graph.addEdge(edge.getAttribute("source"), edge.getAttribute("target"), edge))
                        .isTrue();
            }
        }
        assertThat(graph.edgeSet().size() + loops).isEqualTo(DRAWING.edges().size());
        assertThat(all(graphml, "key"))
                .extracting(key -> key.getAttribute("id"))
                .doesNotHaveDuplicates();
    }

    private static Map<String, String> values(Element of) {
        Map<String, String> values = new HashMap<>();
        NodeList said = of.getElementsByTagName("attvalue");
        for (int i = 0; i < said.getLength(); i++) {
            Element value = (Element) said.item(i);
            values.put(value.getAttribute("for"), value.getAttribute("value"));
        }
        return values;
    }

    private static Map<String, String> data(Element of) {
        Map<String, String> values = new HashMap<>();
        NodeList said = of.getElementsByTagName("data");
        for (int i = 0; i < said.getLength(); i++) {
            Element value = (Element) said.item(i);
            values.put(value.getAttribute("key"), value.getTextContent());
        }
        return values;
    }
}
