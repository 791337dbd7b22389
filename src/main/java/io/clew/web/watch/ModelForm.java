package io.clew.web.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.graph.Ontology;
import io.clew.json.Json;
import io.clew.web.frame.Words;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The form in which a model is built without writing it: two steps and what may not have been there before. */
public record ModelForm(String title, List<Option> kinds, List<Part> parts) {

    private static final int PERCENT = 100;
    private static final String UNLESS = "u";

    /** “三天内收到五个以上陌生人转账、两小时内转出八成”. */
    private static final Map<String, String> EXAMPLE = Map.ofEntries(
            Map.entry("about", "account"),
            Map.entry("alink", "transfer"),
            Map.entry("adirection", "in"),
            Map.entry("awithin", "3"),
            Map.entry("aunit", "d"),
            Map.entry("astrangers", "true"),
            Map.entry("aothers", "5"),
            Map.entry("blink", "transfer"),
            Map.entry("bdirection", "out"),
            Map.entry("bwithin", "2"),
            Map.entry("bunit", "h"),
            Map.entry("bshare", "80"),
            Map.entry("udirection", "both"),
            Map.entry("uwithin", "30"),
            Map.entry("uunit", "d"));

    /** Something to choose. */
    public record Option(String value, String label, boolean chosen) {}

    /**
     * One step of the form.
     *
     * @param at what its fields' names begin with
     * @param shares whether there is a step before with which its sum can be compared
     */
    public record Part(
            String at,
            String label,
            boolean shares,
            List<Option> links,
            List<Option> directions,
            String within,
            List<Option> units,
            boolean strangers,
            Numbers numbers) {}

    /** The numbers of a step, as typed. */
    public record Numbers(String others, String count, String most, String sum, String each, String share) {}

    static ModelForm example(Words words) {
        return of(
                name -> EXAMPLE.getOrDefault(name, ""), words.of(WatchMsg.class).example(), words);
    }

    static ModelForm of(MultivaluedMap<String, String> sent, Words words) {
        return of(name -> said(sent, name), said(sent, "title"), words);
    }

    private interface Field {
        String of(String name);
    }

    private static ModelForm of(Field field, String title, Words words) {
        WatchMsg say = words.of(WatchMsg.class);
        return new ModelForm(
                title,
                Stream.of("account", "phone", "person", "device")
                        .map(kind -> new Option(kind, words.kind(kind), kind.equals(field.of("about"))))
                        .toList(),
                List.of(
                        part("a", say.step1(), false, field, words),
                        part("b", say.step2(), true, field, words),
                        part(UNLESS, say.stepUnless(), false, field, words)));
    }

    private static Part part(String at, String label, boolean shares, Field field, Words words) {
        WatchMsg say = words.of(WatchMsg.class);
        String link = field.of(at + "link");
        var links = new ArrayList<Option>();
        if (!at.equals("a")) {
            links.add(new Option("", say.linkNone(), link.isEmpty()));
        }
        Ontology.shipped().links().stream()
                .filter(Ontology.LinkType::time)
                .forEach(one -> links.add(new Option(
                        one.type(), words.link(one.type()), one.type().equals(link))));
        String direction = field.of(at + "direction");
        String unit = field.of(at + "unit");
        return new Part(
                at,
                label,
                shares,
                links,
                List.of(
                        new Option("in", say.dirIn(), direction.equals("in")),
                        new Option("out", say.dirOut(), direction.equals("out")),
                        new Option("both", say.dirBoth(), direction.equals("both"))),
                field.of(at + "within"),
                List.of(
                        new Option("m", say.unitM(), unit.equals("m")),
                        new Option("h", say.unitH(), unit.equals("h")),
                        new Option("d", say.unitD(), unit.equals("d"))),
                field.of(at + "strangers").equals("true"),
                new Numbers(
                        field.of(at + "others"),
                        field.of(at + "count"),
                        field.of(at + "most"),
                        field.of(at + "sum"),
                        field.of(at + "each"),
                        field.of(at + "share")));
    }

    /** The model that was built, in the language of models. */
    static String model(MultivaluedMap<String, String> sent) {
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("title", said(sent, "title"));
        model.put("about", said(sent, "about"));
        ArrayNode steps = model.putArray("steps");
        for (String at : List.of("a", "b")) {
            if (!said(sent, at + "link").isEmpty()) {
                step(steps.addObject(), at, sent);
            }
        }
        if (!said(sent, UNLESS + "link").isEmpty()) {
            step(model.putArray("unless").addObject(), UNLESS, sent);
        }
        return Json.write(model);
    }

    private static void step(ObjectNode step, String at, MultivaluedMap<String, String> sent) {
        step.put("link", said(sent, at + "link"));
        step.put("direction", said(sent, at + "direction"));
        step.put("within", said(sent, at + "within") + said(sent, at + "unit"));
        if (said(sent, at + "strangers").equals("true")) {
            step.put("strangers", true);
        }
        bound(step, "others", "atLeast", said(sent, at + "others"));
        bound(step, "facts", "atLeast", said(sent, at + "count"));
        bound(step, "facts", "atMost", said(sent, at + "most"));
        bound(step, "sum", "atLeast", said(sent, at + "sum"));
        bound(step, "each", "atLeast", said(sent, at + "each"));
        bound(step, "share", "atLeast", share(said(sent, at + "share")));
    }

    private static void bound(ObjectNode step, String field, String end, String said) {
        if (!said.isEmpty()) {
            step.withObject("/" + field).put(end, said);
        }
    }

    /** Percent as a share; what is no number is refused by who reads the model. */
    private static String share(String percent) {
        try {
            return percent.isEmpty() ? "" : Double.toString(Double.parseDouble(percent) / PERCENT);
        } catch (NumberFormatException e) {
            return percent;
        }
    }

    private static String said(MultivaluedMap<String, String> sent, String name) {
        String said = sent.getFirst(name);
        return said == null ? "" : said.strip();
    }
}
