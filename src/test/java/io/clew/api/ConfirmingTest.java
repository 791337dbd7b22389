package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.clew.api.Calls.words;
import static io.clew.api.GuardRules.RULES;
import static io.clew.api.GuardRules.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.api.GuardRules.Rule;
import io.clew.text.Luhn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Somebody to whom numbers are masked holds a number and wants to know whether it is a victim's. Every route that takes a
 * number is asked for one that is and for one that nobody has, and answers both alike.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
class ConfirmingTest {

    /** The one way to state a number whole. */
    private static final String REVEAL = "/reveal";

    private static final String PAYER = "account:6222000011110000771";

    /** Hidden, and one of its form that no record names. */
    private static final List<Map<String, String>> BOTH = List.of(
            Map.of("account", "6217000022220000772", "phone", "13988887772", "person", "110101199003077803"),
            Map.of("account", absent("6217000022220000772"), "phone", "13922227772", "person", "110101199003077846"));

    private static String absent(String there) {
        String other = there;
        for (int n = 10; other.equals(there) || Luhn.isValid(other) != Luhn.isValid(there); n++) {
            other = there.substring(0, 13) + n + there.substring(15);
        }
        return other;
    }

    private static void world() {
        source("confirm", 0);
        send("confirm", """
                {"id":"c1","type":"incident","title":"被骗案","text":"受害人的电话139-8888-7772,账户6217 0000 2222 0000 772,身份证110101199003077803","occurredAt":"2026-03-01T10:20:00+08:00",\
                "entities":[{"key":"account:6217000022220000772","role":"victim","name":"赵受害"},{"key":"phone:+8613988887772","role":"victim","name":"赵受害"},{"key":"person:110101199003077803","role":"victim","name":"赵受害"},{"key":"case:A330000000002026077","role":"case","name":""}],\
                "facts":[{"from":"person:110101199003077803","to":"account:6217000022220000772","link":"owns"},{"from":"account:6222000011110000771","to":"account:6217000022220000772","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"50000.00"}]}
                {"id":"c2","type":"call","title":"话单","occurredAt":"2026-03-01T11:20:00+08:00","facts":[{"from":"phone:+8613988887772","to":"phone:+8613722220000","link":"call","at":"2026-03-01T11:20:00+08:00","end":"2026-03-01T11:21:00+08:00"}]}
                {"id":"c3","type":"document","title":"另案","text":"账户6222000011110000771,电话13722220000","occurredAt":"2026-03-02T11:20:00+08:00"}
                """);
    }

    /** Every way to name a number that a route takes; {@code A}, {@code P} and {@code I} stand for it. */
    private static Map<String, Rule> questions() {
        var asked = new LinkedHashMap<String, Rule>();
        allBut(REVEAL).forEach((route, rule) -> {
            String all = rule.path() + rule.body();
            if (all.contains("622200001111") || all.contains("13800000000")) {
                asked.put(route, aimed(rule, "A"));
            }
        });
        for (String kind : List.of("account:A", "phone:+86P", "person:I")) {
            allBut(REVEAL).forEach((route, rule) -> {
                if (rule.path().contains(GuardWorld.FROM) || rule.body().contains(GuardWorld.FROM)) {
                    asked.put(
                            route + " " + kind,
                            new Rule(
                                    rule.roles(),
                                    rule.purposed(),
                                    rule.path().replace(GuardWorld.FROM, kind),
                                    rule.body().replace(GuardWorld.FROM, kind)));
                }
            });
            post(asked, "/api/v1/graph/between", "{\"nodes\":[\"" + PAYER + "\",\"" + kind + "\"]}");
            post(asked, "/api/v1/graph/common", "{\"nodes\":[\"" + PAYER + "\",\"" + kind + "\"]}");
            post(asked, "/api/v1/graph/links", "{\"nodes\":[\"" + PAYER + "\",\"" + kind + "\"]}");
            post(asked, "/api/v1/graph/paths", "{\"from\":\"" + PAYER + "\",\"to\":\"" + kind + "\"}");
            post(asked, "/api/v1/graph/expand", "{\"nodes\":[\"" + kind + "\"],\"order\":\"amount\"}");
            post(asked, "/api/v1/gangs", "{\"seeds\":[\"" + PAYER + "\",\"" + kind + "\"]}");
            post(asked, "/api/v1/calls", "{\"numbers\":[\"phone:+8613722220000\",\"" + kind + "\"]}");
            post(asked, "/api/v1/traces", "{\"start\":{\"account\":\"" + kind + "\"},\"direction\":\"backward\"}");
            post(asked, "/api/v1/patterns/F3", "{\"account\":\"" + kind + "\"}");
            get(asked, "/api/v1/graph/facts?from=" + PAYER + "&to=" + kind);
            get(asked, "/api/v1/entities/" + kind + "/incidents");
            get(asked, "/api/v1/search?q=&entity=" + kind);
            get(asked, "/gangs?seeds=" + kind);
            get(asked, "/series?naming=" + kind);
        }
        for (String number : List.of("A", "P", "I")) {
            post(asked, "/api/v1/search/compare", "text " + number + "\n6222000011110000771");
            post(asked, "/api/v1/search/similar", "{\"text\":\"受害人" + number + "被骗\"}");
            post(asked, "/compare", "form values=" + number);
            get(asked, "/calls?n=" + number);
            for (String way : List.of(
                    "%s",
                    "\"%s\"",
                    "-%s",
                    "被骗案 -%s",
                    "被骗 OR %s",
                    "key:account:%s",
                    "phone:%s",
                    "person:%s",
                    "text:%s",
                    "title:%s",
                    "摘要:%s",
                    "尾号%s")) {
                get(asked, "/api/v1/search?q=" + way.formatted(number));
            }
            get(asked, "/api/v1/suggest?q=" + number);
            get(asked, "/search?q=" + number);
            get(asked, "/api/v1/search/export?format=csv&q=" + number);
        }
        return asked;
    }

    private static Map<String, Rule> allBut(String part) {
        var some = new LinkedHashMap<>(RULES);
        some.keySet().removeIf(route -> route.contains(part));
        return some;
    }

    private static Rule aimed(Rule rule, String number) {
        return new Rule(rule.roles(), rule.purposed(), aimed(rule.path(), number), aimed(rule.body(), number));
    }

    private static String aimed(String text, String number) {
        return text.replace("6222000011110000001", number).replace("13800000000", "P");
    }

    private static void get(Map<String, Rule> asked, String path) {
        GuardRules.reads(asked, "GET " + path, path);
    }

    private static void post(Map<String, Rule> asked, String path, String body) {
        GuardRules.asks(asked, "POST " + path + " " + body, path, body);
    }

    private static String with(String text, Map<String, String> numbers) {
        return text.replaceAll("A(?![a-zA-Z])", numbers.get("account"))
                .replaceAll("P(?![a-zA-Z])", numbers.get("phone"))
                .replaceAll("I(?![a-zA-Z])", numbers.get("person"));
    }

    private static String told(Response answer, Map<String, String> numbers) {
        String said = words(answer);
        for (String number : numbers.values()) {
            String tail = number.substring(number.length() - 4);
            said = said.replace(number, "N")
                    .replace(number.replaceAll("^(.{6})(.{8})(.{4})$", "$1 $2 $3"), "N")
                    .replace(number.substring(0, 3) + " " + number.substring(3, 7) + " " + tail, "N")
                    .replace(number.replaceAll("(.{4})(?=.)", "$1 "), "N")
                    .replace(number.replaceAll("(.{4})(?=.)", "$1&nbsp;"), "N");
        }
        return said.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("\"(id|at|made|cursor|took|digest|question)\":\\s*(\"[^\"]*\"|\\d+)", "")
                .replaceAll("[0-9a-f]{32,64}", "hash");
    }

    @Test
    void whetherANumberIsAVictimsIsToldNowhereByItself() {
        world();
        String session = signIn("confirming", "analyst", 1);
        var faults = new ArrayList<String>();
        questions().forEach((name, rule) -> {
            var answers = new ArrayList<String>();
            for (var numbers : BOTH) {
                String route = name.substring(0, name.indexOf(' ')) + " x";
                Rule aimed =
                        new Rule(rule.roles(), rule.purposed(), with(rule.path(), numbers), with(rule.body(), numbers));
                answers.add(told(ask(route, aimed, call(session, true)), numbers));
            }
            if (!answers.getFirst().equals(answers.getLast())) {
                faults.add(name + "\n  " + apart(answers.getFirst(), answers.getLast()));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsKeptAboutANumberDoesNotTellEither() {
        world();
        String session = signIn("confirming-keeps", "analyst", 1);
        var all = new ArrayList<List<String>>();
        for (var numbers : BOTH) {
            var answers = new ArrayList<String>();
            for (String number : List.of("account:A", "phone:+86P", "person:I")) {
                for (var kept : Map.of(
                                "/api/v1/watchlists",
                                "{\"title\":\"布控\",\"reason\":\"核查\",\"expires\":\"2099-01-01\",\"values\":[\"" + number
                                        + "\"]}",
                                "/api/v1/boards",
                                "{\"title\":\"画布\",\"state\":{\"nodes\":[{\"key\":\"" + number + "\"}]}}",
                                "/api/v1/leads",
                                "{\"kind\":\"freeze\",\"subject\":\"" + number + "\",\"why\":\"止付\"}")
                        .entrySet()) {
                    Response made = call(session, true)
                            .contentType(ContentType.JSON)
                            .body(with(kept.getValue(), numbers))
                            .post(kept.getKey());
                    answers.add(told(made, numbers));
                    String id = made.path("id");
                    String read = kept.getKey().endsWith("leads") ? "" : "/" + id;
                    answers.add(told(call(session, true).get(kept.getKey() + read), numbers)
                            .replace(id, ""));
                    answers.add(told(call(session, true).get("/api/v1/alerts?source=" + id), numbers));
                }
            }
            answers.removeIf(answer -> answer.startsWith("200 [")); // of all leads, which grow in number
            all.add(answers);
        }
        assertThat(all.getFirst()).isEqualTo(all.getLast());
    }

    /** Where two answers part. */
    private static String apart(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 80);
        return one.substring(from, Math.min(one.length(), at + 120)).replace('\n', ' ') + "\n  "
                + other.substring(from, Math.min(other.length(), at + 120)).replace('\n', ' ');
    }
}
