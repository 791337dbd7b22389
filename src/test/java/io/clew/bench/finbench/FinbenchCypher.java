package io.clew.bench.finbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.Money;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The FinBench reads in Cypher, {@code finbench/*.cypher}, uncut, and what they need: a snapshot in the form that {@code
 * neo4j-admin database import} takes, parameters, and the comparison of answers.
 *
 * <p>Nodes have the label {@code Entity} besides their own, a unique {@code id} such as {@code account:17} and its number
 * {@code num}; facts have the types of the ontology, {@code at} in epoch milliseconds and {@code amount} in 分.
 */
public final class FinbenchCypher {

    /** What {@code check.py} allows. */
    private static final double TOLERANCE = 0.00101;

    private record Vertices(String file, String type, String label, int blocked, int kind, int created) {}

    /** Places of the columns; -1 where there is none. */
    private static final List<Vertices> VERTICES = List.of(
            new Vertices("Account", "account", "Account", 2, 3, 1),
            new Vertices("Person", "person", "Person", -1, -1, 3),
            new Vertices("Company", "company", "Company", -1, -1, 3),
            new Vertices("Loan", "loan", "Loan", -1, -1, 3),
            new Vertices("Medium", "device", "Medium", 2, 1, 3));

    private FinbenchCypher() {}

    public static String of(String query) {
        try (InputStream in = FinbenchCypher.class.getResourceAsStream("/finbench/" + query + ".cypher")) {
            if (in == null) {
                throw new IllegalArgumentException("no such read: '" + query + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the snapshot as two files for Neo4j. */
    public static void export(Path data, Path nodes, Path facts) throws IOException {
        try (var node = Files.newBufferedWriter(nodes);
                var fact = Files.newBufferedWriter(facts)) {
            node.write("id:ID,num:long,createTime:long,blocked:boolean,type,amount:long,balance:long,:LABEL\n");
            for (Vertices each : VERTICES) {
                for (String[] row : FinbenchData.rows(data, each.file)) {
                    boolean loan = each.type.equals("loan");
                    node.write(String.join(
                                    ",",
                                    each.type + ":" + row[0],
                                    row[0],
                                    row[each.created],
                                    each.blocked < 0 ? "" : row[each.blocked],
                                    each.kind < 0 ? "" : row[each.kind],
                                    loan ? fen(row[1]) : "",
                                    loan ? fen(row[2]) : "",
                                    "Entity;" + each.label)
                            + "\n");
                }
            }
            fact.write(":START_ID,:END_ID,at:long,amount:long,:TYPE\n");
            for (FinbenchData.EdgeFile each : FinbenchData.EDGES) {
                facts(data, each, fact);
            }
        }
    }

    private static void facts(Path data, FinbenchData.EdgeFile edges, BufferedWriter out) throws IOException {
        try (var in = FinbenchData.open(data, edges.file())) {
            List<String> header = List.of(in.readLine().split("\\|", -1));
            int time = header.indexOf("createTime");
            int amount = header.indexOf("amount");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] row = line.split("\\|", -1);
                out.write(String.join(
                                ",",
                                edges.fromType() + ":" + row[0],
                                edges.toType() + ":" + row[1],
                                row[time],
                                edges.money() ? fen(row[amount]) : "",
                                edges.link())
                        + "\n");
            }
        }
    }

    private static String fen(String yuan) {
        return Long.toString(Money.parse(yuan).fen());
    }

    /** The parameters of a case in the names and units of the Cypher texts. */
    public static Map<String, Object> parameters(String query, JsonNode params) {
        String type = switch (query) {
            case "tcr2", "tcr5", "tcr10", "tcr11", "tcr12" -> "person";
            case "tcr8" -> "loan";
            default -> "account";
        };
        var own = new HashMap<String, Object>();
        params.properties().forEach(each -> {
            String name = each.getKey();
            String text = each.getValue().asText();
            if (name.contains("id")) {
                own.put(name, type + ":" + text);
            } else if (name.equals("startTime")) {
                own.put("from", each.getValue().asLong());
            } else if (name.equals("endTime")) {
                own.put("to", each.getValue().asLong());
            } else if (name.equals("threshold") && query.equals("tcr8")) {
                own.put("thousandths", new BigDecimal(text).movePointRight(3).longValueExact());
            } else if (name.startsWith("threshold")) {
                own.put(name, Money.parse(text).fen());
            }
        });
        return own;
    }

    /** Whether two answers say the same; numbers may differ by {@value #TOLERANCE}, paths of one length may lie anyhow. */
    public static boolean same(String query, List<List<Object>> one, List<List<Object>> other) {
        if (!query.equals("tcr5")) {
            return same(one, other);
        }
        Comparator<List<Object>> order = Comparator.comparingInt(
                        (List<Object> row) -> -((List<?>) row.getFirst()).size())
                .thenComparing(Object::toString);
        return same(
                one.stream().sorted(order).toList(),
                other.stream().sorted(order).toList());
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof List<?> first && other instanceof List<?> second) {
            boolean same = first.size() == second.size();
            for (int i = 0; same && i < first.size(); i++) {
                same = same(first.get(i), second.get(i));
            }
            return same;
        }
        if (one instanceof Double || other instanceof Double) {
            double first = Double.parseDouble(one.toString());
            double second = Double.parseDouble(other.toString());
            return Math.abs(first - second) <= TOLERANCE + 1e-12 * Math.max(Math.abs(first), Math.abs(second));
        }
        return one.toString().equals(other.toString());
    }
}
