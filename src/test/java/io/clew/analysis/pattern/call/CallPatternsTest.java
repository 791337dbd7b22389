package io.clew.analysis.pattern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.CallRecords;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Ontology;
import io.clew.graph.TestGraph;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of each pattern of calls the smallest case that is a hit and the nearest that is none. */
class CallPatternsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    /** Monday 2 March 2026, 09:00 in China. */
    private static final long START = 1_772_413_200_000L;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60;

    private static final class Drawing {
        private final StringBuilder text = new StringBuilder();
        private final List<CallRecords.Begun> begun = new ArrayList<>();

        Drawing calls(String from, long minute, String to) {
            return fact("phone." + from, minute, "phone." + to, "call");
        }

        Drawing both(String one, long minute, String other) {
            return calls(one, minute, other).calls(other, minute + 5, one);
        }

        Drawing fact(String from, long minute, String to, String link) {
            text.append(from + "-" + (START + minute * MINUTE) + "->" + to + ":30/" + link + " ");
            return this;
        }

        Drawing suspect(String phone) {
            return fact("phone." + phone, 0, "case.c1", "suspect-of");
        }

        Drawing victim(String phone, long minute) {
            return fact("person.v" + phone, 0, "phone." + phone, "registered")
                    .fact("person.v" + phone, minute, "case.c1", "victim-of");
        }

        Drawing in(String cell, String phone, long minute, int seconds) {
            begun.add(new CallRecords.Begun(
                    new EntityKey("phone", phone), START + minute * MINUTE + seconds * 1_000L, 30, cell));
            return this;
        }

        List<Hit> find(String code, Map<String, Double> changed) {
            var graph = TestGraph.of(text.toString());
            var scene = new Scene(
                            graph,
                            ONTOLOGY,
                            PLACES,
                            Statements.NONE,
                            CATALOGUE,
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            Map.of(code, changed))
                    .with(records());
            Pattern pattern = Patterns.of(code);
            var hits = new ArrayList<Hit>();
            for (long node = 0; node < graph.size(); node++) {
                if (pattern.isAbout(scene, node)) {
                    pattern.find(scene, node, hits::add);
                }
            }
            assertThat(hits).allSatisfy(hit -> {
                assertThat(Messages.ENGLISH.tell(hit.why())).doesNotContainPattern("\\p{IsHan}");
                assertThat(hit.facts()).isNotEmpty().doesNotHaveDuplicates();
            });
            members = hits.stream()
                    .map(hit -> hit.members().stream()
                            .map(node -> graph.key(node).value())
                            .toList())
                    .toList();
            return hits;
        }

        List<List<String>> members = List.of();

        private CallRecords records() {
            return new CallRecords() {
                @Override
                public List<Begun> of(EntityKey phone, long from, long to) {
                    return begun.stream()
                            .filter(one -> one.caller().equals(phone))
                            .toList();
                }

                @Override
                public List<Begun> in(String cell, long from, long to) {
                    return begun.stream().filter(one -> one.cell().equals(cell)).toList();
                }
            };
        }
    }

    private static List<Hit> find(Drawing drawing, String code) {
        return drawing.find(code, Map.of());
    }

    @Test
    void aContactOfTwoSuspectsIsOneWhereTheyAreMuchOfAllItKnows() {
        var drawing = new Drawing().suspect("s1").suspect("s2");
        for (int i = 0; i < 60; i++) {
            drawing.calls("p" + i, i, "q" + i);
        }
        drawing.calls("boss", 1, "s1");
        assertThat(find(drawing, "C2")).isEmpty();
        assertThat(find(drawing.calls("boss", 2, "s2"), "C2")).hasSize(1);
        assertThat(drawing.members.getFirst()).containsExactly("boss", "s1", "s2");
        for (int i = 0; i < 9; i++) {
            drawing.calls("boss", 10 + i, "p" + i);
        }
        assertThat(find(drawing, "C2")).as("two of eleven").isEmpty();
        assertThat(drawing.find("C2", CATALOGUE.set("C2", "wide")))
                .as("a set that asks for less")
                .hasSize(1);
    }

    @Test
    void anUnknownSetIsRefused() {
        assertThatThrownBy(() -> CATALOGUE.set("C2", "blue"))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("pattern-set"));
    }

    @Test
    void aCircleNeedsCallsToAndFroAndTwoSuspectsWhereNobodyIsChosen() {
        var drawing = new Drawing().both("a", 1, "b").both("b", 20, "c").calls("c", 40, "a");
        drawing.suspect("a").suspect("c");
        assertThat(find(drawing, "C3")).as("one way only").isEmpty();
        assertThat(find(drawing.calls("a", 50, "c"), "C3")).hasSize(1);
        assertThat(drawing.members.getFirst()).containsExactly("a", "b", "c");
        var family = new Drawing()
                .both("a", 1, "b")
                .both("b", 20, "c")
                .both("c", 40, "a")
                .suspect("a");
        assertThat(find(family, "C3")).isEmpty();
        assertThat(family.find("C3", Map.of("reportedOnly", 0.0)))
                .as("asked about each number")
                .hasSize(3);
    }

    @Test
    void aNumberThatBeginsWhereAnotherEndedHasItsContacts() {
        var drawing = new Drawing();
        for (int i = 0; i < 6; i++) {
            drawing.calls("old", i * DAY, "f" + i % 3).calls("new", (9 + i) * DAY, "f" + i % 3);
        }
        assertThat(find(drawing, "C6"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).hasSize(12));
        assertThat(drawing.members.getFirst()).containsExactly("new", "old");
        assertThat(find(drawing.calls("old", 12 * DAY, "f0"), "C6"))
                .as("the old number is still used")
                .isEmpty();
        var two = new Drawing();
        for (int i = 0; i < 6; i++) {
            two.calls("old", i * DAY, "f" + i % 2).calls("new", (9 + i) * DAY, "f" + i % 2);
        }
        assertThat(find(two, "C6")).as("two contacts the same").isEmpty();
    }

    @Test
    void threeCardsInADeviceOrThreeDevicesForACardWithinAWeek() {
        String imei = "device.001234567890123";
        var cards = new Drawing()
                .fact("phone.a", 0, imei, "uses-device")
                .fact("phone.b", 3 * DAY, imei, "uses-device")
                .fact("phone.c", 8 * DAY, imei, "uses-device");
        assertThat(find(cards, "C7")).as("eight days").isEmpty();
        assertThat(find(cards.fact("phone.c", 6 * DAY, imei, "uses-device"), "C7"))
                .hasSize(1);
        var devices = new Drawing();
        for (int i = 0; i < 3; i++) {
            devices.fact("phone.a", i * DAY, "device.00123456789012" + i, "uses-device");
        }
        assertThat(find(devices, "C7")).hasSize(1);
        var copied = new Drawing();
        for (int i = 0; i < 3; i++) {
            copied.fact("phone.p" + i, i, "device.123456781234567", "uses-device");
        }
        assertThat(find(copied, "C7")).as("digits that stand for no device").isEmpty();
    }

    @Test
    void aBoxCallsFiftyStrangersADayFromOnePlace() {
        var drawing = new Drawing();
        for (int i = 0; i < 49; i++) {
            drawing.calls("box", i * 5, "p" + i).in("cell1", "box", i * 5, 0);
        }
        assertThat(find(drawing, "C10")).isEmpty();
        drawing.calls("box", 250, "p49");
        assertThat(find(drawing, "C10")).singleElement().satisfies(hit -> {
            assertThat(hit.facts()).hasSize(50);
            assertThat(hit.why().key()).isEqualTo("hit.C10.cells");
        });
        for (int i = 0; i < 3; i++) {
            drawing.in("cell1", "twin", i * 5, 7);
        }
        drawing.calls("twin", 1, "p1");
        assertThat(find(drawing, "C10"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.why().key()).isEqualTo("hit.C10.pair"));
        assertThat(drawing.members.getFirst()).containsExactly("box", "twin");
        drawing.in("cell2", "box", 60, 0).in("cell3", "box", 61, 0);
        assertThat(find(drawing, "C10")).as("on the move").isEmpty();
    }

    @Test
    void aShopThatIsCalledBackIsNoBox() {
        var drawing = new Drawing();
        for (int i = 0; i < 60; i++) {
            drawing.calls("shop", i * 5, "p" + i);
        }
        for (int i = 0; i < 8; i++) {
            drawing.calls("p" + i, DAY + i, "shop");
        }
        assertThat(find(drawing, "C10")).isEmpty();
    }

    @Test
    void whoeverCalledTwoVictimsBeforeTheyPaidHasThemInCommon() {
        var drawing = new Drawing().victim("v1", 60).victim("v2", DAY);
        drawing.calls("crook", 10, "v1");
        assertThat(find(drawing, "C12")).isEmpty();
        assertThat(find(drawing.calls("crook", DAY - 30, "v2"), "C12")).hasSize(1);
        assertThat(drawing.members.getFirst()).containsExactly("crook", "v1", "v2");
        var friend = new Drawing().victim("v1", 60).victim("v2", DAY);
        friend.calls("v1", 10, "friend").calls("friend", 20, "v1").calls("friend", 30, "v2");
        assertThat(find(friend, "C12")).as("the victim called first").isEmpty();
        var courier = new Drawing().victim("v1", 60).victim("v2", DAY);
        courier.calls("courier", 10, "v1").calls("courier", 20, "v2");
        for (int i = 0; i < 9; i++) {
            courier.calls("courier", 30 + i, "p" + i);
        }
        assertThat(find(courier, "C12")).as("two of eleven").isEmpty();
        var late = new Drawing().victim("v1", 60).victim("v2", 60);
        late.calls("police", 4 * DAY, "v1").calls("police", 4 * DAY + 9, "v2");
        assertThat(find(late, "C12")).as("after it was over").isEmpty();
    }
}
