package io.clew.inquiry.money;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.ShowDossier;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.TimeRange;
import io.clew.search.lucene.LuceneRecordIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What questions about money answer where the input is bad. */
@SuppressWarnings("NullAway.Init") // set by the test framework
class BadMoneyTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);
    private static final Access READER =
            new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of("a"), 0, true);
    private static final String PAYER = "account:6222000011110000001";
    private static final String FIRST = "account:6217000022220000002";
    private static final String SECOND = "account:6222000033330000003";
    private static final String HUGE = "90000000000000000.00"; // yuan; two of them pass 2^63 分

    @TempDir
    Path folder;

    private LuceneRecordIndex index;
    private MemoryGraphStore graph;
    private AuditLog audit;

    @BeforeEach
    void open() {
        index = LuceneRecordIndex.open(folder.resolve("records"));
        graph = MemoryGraphStore.open(folder.resolve("graph"));
        audit = AuditLog.open(folder.resolve("audit"));
    }

    @AfterEach
    void close() {
        audit.close();
        graph.close();
        index.close();
    }

    private void holding(Record... records) {
        graph.apply(index.append(List.of(records)).accepted().stream()
                .map(one -> new GraphStore.Applied(one.record(), one.sequence(), one.version()))
                .toList());
    }

    private static Record transfer(String id, String at, String from, String to, String yuan) {
        return record("a/" + id).type("transfer").at(at).paying(from, to, yuan).make();
    }

    /** The same transfer in another currency. */
    private static Record in(String currency, Record record) {
        Fact fact = record.facts().getFirst();
        return record.with(
                List.of(new Fact(
                        fact.from(),
                        fact.link(),
                        fact.to(),
                        fact.at(),
                        fact.amount(),
                        currency,
                        fact.start(),
                        fact.end(),
                        fact.more())),
                record.fields());
    }

    private TraceAnswer follow(TraceStart start) {
        return new FollowMoney(graph, index, ONTOLOGY, PLACES, audit)
                .follow(
                        READER,
                        new FollowMoney.Question(List.of(start), false, TraceQuestion.USUAL.everything(), true));
    }

    private FindPatterns patterns() {
        return new FindPatterns(graph, index, ONTOLOGY, PLACES, Catalogue.shipped(), audit);
    }

    private static TraceStart account(String key) {
        return new TraceStart(null, null, EntityKey.parse(key), null, null);
    }

    private static void refused(String code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void anAccountThatNobodyKnowsIsNamedInTheRefusal() {
        holding(transfer("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00"));
        assertThatThrownBy(() -> follow(account("account:6222999999999999999")))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("account-unknown"))
                .hasMessageContaining("6222999999999999999");
        refused(
                "account-unknown",
                () -> patterns()
                        .find(
                                READER,
                                new FindPatterns.Question(
                                        "F1",
                                        List.of(EntityKey.parse("account:6222999999999999999")),
                                        "",
                                        TimeRange.ALWAYS,
                                        Map.of(),
                                        10,
                                        10)));
    }

    @Test
    void anAccountThatOnlyGotMoneyIsNoStartForwardAndSaysWhy() {
        holding(transfer("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00"));
        refused("trace-start", () -> follow(account(FIRST)));
    }

    @Test
    void sumsBeyondSixtyFourBitsAreRefusedAndNeverWrap() {
        holding(
                transfer("1", "2026-03-01T02:00:00Z", PAYER, FIRST, HUGE),
                transfer("2", "2026-03-01T03:00:00Z", PAYER, FIRST, HUGE),
                transfer("3", "2026-03-01T04:00:00Z", FIRST, SECOND, "100.00"));
        refused("amount-overflow", () -> follow(account(PAYER)));
        refused(
                "amount-overflow",
                () -> new ShowDossier(index, graph, ONTOLOGY, audit).show(READER, EntityKey.parse(FIRST)));
        assertThat(follow(new TraceStart("a/3#0", null, null, null, null)).nodes())
                .as("what does not touch the wrong rows is answered")
                .isNotEmpty()
                .allMatch(node -> node.attributed() == 100_00);
    }

    @Test
    void aSweepGoesOnPastAnAccountWhoseAmountsOverflowAndSaysThatItIsNotComplete() {
        holding(
                transfer("1", "2026-03-01T02:00:00Z", PAYER, FIRST, HUGE),
                transfer("2", "2026-03-01T03:00:00Z", PAYER, FIRST, HUGE),
                transfer("3", "2026-03-02T02:00:00Z", SECOND, "account:6222000044440000004", "100.00"),
                transfer("4", "2026-03-03T02:00:00Z", SECOND, "account:6222000044440000004", "100.00"),
                transfer("5", "2026-03-04T02:00:00Z", SECOND, "account:6222000044440000004", "100.00"));
        var answer = patterns()
                .find(READER, new FindPatterns.Question("F8", List.of(), "", TimeRange.ALWAYS, Map.of(), 10, 10));
        assertThat(answer.complete()).isFalse();
        assertThat(answer.hits())
                .anyMatch(hit -> hit.members().contains(EntityKey.parse(SECOND)))
                .allMatch(hit -> hit.amount() >= 0);
    }

    @Test
    void currenciesAreNeverAddedTogether() {
        holding(
                transfer("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00"),
                in("USD", transfer("2", "2026-03-01T03:00:00Z", PAYER, FIRST, "70.00")),
                in("USD", transfer("3", "2026-03-01T04:00:00Z", FIRST, SECOND, "60.00")));
        refused("trace-currency", () -> follow(account(PAYER)));
        var yuan = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(yuan.otherCurrencies()).isPositive();
        assertThat(yuan.nodes())
                .filteredOn(node -> node.account().equals(EntityKey.parse(FIRST)))
                .singleElement()
                .satisfies(node -> assertThat(node.attributed()).isEqualTo(100_00));
        var dossier = new ShowDossier(index, graph, ONTOLOGY, audit).show(READER, EntityKey.parse(FIRST));
        assertThat(dossier.links())
                .filteredOn(total -> total.link().equals("transfer"))
                .extracting(total -> total.currency() + " " + (total.outgoing() ? "out " : "in ") + total.amount())
                .containsExactlyInAnyOrder("CNY in 10000", "USD in 7000", "USD out 6000");
        assertThat(dossier.counterparts())
                .filteredOn(other -> other.key().equals(EntityKey.parse(PAYER)))
                .singleElement()
                .satisfies(other -> assertThat(other.in()).as("yuan alone").isEqualTo(100_00));
        var ranking = patterns()
                .find(
                        READER,
                        new FindPatterns.Question(
                                "F8", List.of(EntityKey.parse(FIRST)), "", TimeRange.ALWAYS, Map.of(), 10, 10));
        assertThat(ranking.hits()).allMatch(hit -> hit.amount() == 100_00);
    }

    /** A row of the account's own statement. */
    private static Record row(String id, String at, String from, String to, String yuan, String own, String balance) {
        Record plain = transfer(id, at, from, to, yuan);
        Fact fact = plain.facts().getFirst();
        var more = Map.of("own", own, "balance", balance);
        return new Record(
                plain.ref(),
                plain.type(),
                plain.title(),
                plain.text(),
                plain.occurredAt(),
                plain.entities(),
                plain.mentions(),
                plain.amounts(),
                plain.times(),
                List.of(new Fact(
                        fact.from(),
                        fact.link(),
                        fact.to(),
                        fact.at(),
                        fact.amount(),
                        fact.currency(),
                        fact.start(),
                        fact.end(),
                        more)),
                plain.fields(),
                plain.provenance());
    }

    @Test
    void aClockThatRanBackwardsIsLocatedAndNoMoneyGoesBackInTime() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                // by its balance this row came after the next one, by its clock before
                row("2", "2026-03-01T03:00:00Z", FIRST, SECOND, "10.00", "payer", "30.00"),
                row("3", "2026-03-01T05:00:00Z", FIRST, "account:6222000044440000004", "60.00", "payer", "40.00"));
        var answer = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(answer.contradictions())
                .isNotEmpty()
                .allMatch(each -> each.account().equals(EntityKey.parse(FIRST)));
        assertThat(answer.edges())
                .isSortedAccordingTo(java.util.Comparator.comparing(TraceAnswer.Edge::at))
                .allMatch(edge -> !edge.at().isBefore(Instant.parse("2026-03-01T02:00:00Z")));
        for (TraceAnswer.Node node : answer.nodes()) {
            long gone = answer.edges().stream()
                    .filter(edge -> edge.from().equals(node.account()))
                    .mapToLong(TraceAnswer.Edge::attributed)
                    .sum();
            assertThat(node.level() == 0 || gone + node.residual() + node.outside() == node.attributed())
                    .as("every 分 of %s is told once", node)
                    .isTrue();
        }
    }

    @Test
    void whatAReportTellsAgainOfAStatementsRowIsCountedOnce() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                row("2", "2026-03-01T03:00:00Z", FIRST, SECOND, "80.00", "payer", "20.00"),
                transfer("told", "2026-03-01T03:00:30Z", FIRST, SECOND, "80.00"),
                row("3", "2026-03-01T05:00:00Z", FIRST, SECOND, "5.00", "payer", "15.00"));
        var answer = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(answer.nodes())
                .filteredOn(node -> node.account().equals(EntityKey.parse(FIRST)))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.residual()).isEqualTo(15_00);
                    assertThat(node.balance()).isEqualTo(15_00);
                });
        assertThat(answer.contradictions()).isEmpty();
    }

    /** What another statement of the payee tells again, under a serial of its own. */
    private static Record again(String id, String at, String own, String other, String yuan, String balance) {
        return record("a/" + id)
                .type("transfer")
                .at(at)
                .involving(own, "payee", "")
                .involving(other, "payer", "")
                .with("own", EntityKey.parse(own).value())
                .with("direction", "in")
                .with("amount", yuan)
                .with("balance", balance)
                .with("mirrorOf", "a/1")
                .make();
    }

    @Test
    void statementsThatOverlapCountEveryRowOnce() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                again("1-again", "2026-03-01T02:00:00Z", FIRST, PAYER, "100.00", "100.00"),
                row("2", "2026-03-01T03:00:00Z", FIRST, SECOND, "80.00", "payer", "20.00"));
        var answer = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(answer.contradictions()).isEmpty();
        assertThat(answer.nodes())
                .filteredOn(node -> node.account().equals(EntityKey.parse(FIRST)))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.received()).isEqualTo(100_00);
                    assertThat(node.residual()).isEqualTo(20_00);
                });
        var line = new ShowBalance(graph, index, PLACES, audit).of(READER, EntityKey.parse(FIRST));
        assertThat(line).hasSize(2).allMatch(ShowBalance.Point::follows);
    }

    @Test
    void statementsThatOverlapAndContradictEachOtherAreNamedByTheirRow() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                row("2", "2026-03-01T03:00:00Z", FIRST, SECOND, "80.00", "payer", "20.00"),
                row("2-other", "2026-03-01T03:00:00Z", FIRST, SECOND, "80.00", "payer", "35.00"));
        var answer = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(answer.contradictions()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.account()).isEqualTo(EntityKey.parse(FIRST));
            assertThat(each.fact()).startsWith("a/2");
            assertThat(each.printed()).isNotEqualTo(each.computed());
        });
    }

    @Test
    void aStatementToAskForNamesTheBankThatKeepsTheAccount() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                at("浦东商业银行", row("2", "2026-03-01T03:00:00Z", FIRST, SECOND, "80.00", "payer", "20.00")));
        assertThat(follow(new TraceStart("a/1#0", null, null, null, null)).requests())
                .first()
                .satisfies(request -> {
                    assertThat(request.account()).isEqualTo(EntityKey.parse(SECOND));
                    assertThat(request.bank()).isEqualTo("浦东商业银行");
                    assertThat(request.rank()).isEqualTo(1);
                    assertThat(request.amount()).isEqualTo(80_00);
                });
    }

    /** The row, with what its statement prints of the counterpart's bank. */
    private static Record at(String bank, Record row) {
        return new Record(
                row.ref(),
                row.type(),
                row.title(),
                row.text(),
                row.occurredAt(),
                row.entities(),
                row.mentions(),
                row.amounts(),
                row.times(),
                row.facts(),
                Map.of("otherBank", bank),
                row.provenance());
    }

    /** A row of a statement that names no counterpart. */
    private static Record nameless(String id, String at, String own, String yuan, String balance) {
        return record("a/" + id)
                .type("transfer")
                .at(at)
                .involving(own, "payer", "")
                .with("own", EntityKey.parse(own).value())
                .with("direction", "out")
                .with("amount", yuan)
                .with("balance", balance)
                .with("counterpart", "missing")
                .make();
    }

    @Test
    void aRowWithoutCounterpartThatTwoStatementsGiveIsOneBreak() {
        holding(
                row("1", "2026-03-01T02:00:00Z", PAYER, FIRST, "100.00", "payee", "100.00"),
                nameless("2", "2026-03-01T03:00:00Z", FIRST, "80.00", "20.00"),
                nameless("2-again", "2026-03-01T03:00:00Z", FIRST, "80.00", "20.00"));
        var answer = follow(new TraceStart("a/1#0", null, null, null, null));
        assertThat(answer.contradictions()).isEmpty();
        assertThat(answer.breaks())
                .filteredOn(gap -> gap.why() == Stop.NAMELESS)
                .singleElement()
                .satisfies(gap -> assertThat(gap.amount()).isEqualTo(80_00));
    }
}
