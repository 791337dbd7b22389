package io.clew.inquiry.money;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import io.clew.search.lucene.LuceneRecordIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces where statements are missing, print no balances, or print dates alone. */
@SuppressWarnings("NullAway.Init") // set by the test framework
class PartialStatementsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);
    private static final Access READER =
            new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of("a"), 0, true);
    private static final String VICTIM = "account:6299000011110000001";
    private static final String MULE = "account:6299000022220000002";
    private static final String NEXT = "account:6299000033330000003";
    private static final String LAST = "account:6299000044440000004";

    @TempDir
    Path folder;

    private LuceneRecordIndex index;
    private MemoryGraphStore graph;
    private AuditLog audit;
    private int rows;

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
                .map(kept -> new GraphStore.Applied(kept.record(), kept.sequence(), kept.version()))
                .toList());
    }

    /** A row of the payer's or the payee's statement. */
    private Record row(String own, String at, String from, String to, String yuan, String... more) {
        var said = new java.util.HashMap<String, String>(Map.of("own", own));
        for (int i = 0; i < more.length; i += 2) {
            said.put(more[i], more[i + 1]);
        }
        Record plain = record("a/r" + rows++)
                .type("transfer")
                .at(at)
                .paying(from, to, yuan)
                .make();
        Fact fact = plain.facts().getFirst();
        var told =
                new Fact(fact.from(), fact.link(), fact.to(), fact.at(), fact.amount(), fact.currency(), -1, -1, said);
        return plain.with(List.of(told), plain.fields());
    }

    private TraceAnswer follow(TraceQuestion limits, TraceStart... starts) {
        return new FollowMoney(graph, index, ONTOLOGY, PLACES, audit)
                .follow(READER, new FollowMoney.Question(List.of(starts), false, limits, true));
    }

    private static TraceStart from(String account) {
        return new TraceStart(null, null, EntityKey.parse(account), null, null);
    }

    private static TraceAnswer.Node node(TraceAnswer answer, String account) {
        return answer.nodes().stream()
                .filter(node -> node.account().toString().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private static long yuan(String amount) {
        return Money.parse(amount).fen();
    }

    private void holdingAMuleSeenFromItsPayees() {
        holding(
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000"),
                row("payee", "2026-03-01T01:10:00Z", MULE, NEXT, "30000", "balance", "30000.00"),
                row("payer", "2026-03-01T01:30:00Z", NEXT, LAST, "20000", "balance", "10000.00"));
    }

    @Test
    void moneyIsFollowedThroughAnAccountOfWhichOnlyOthersTell() {
        holdingAMuleSeenFromItsPayees();
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(node(answer, MULE).knowledge()).isEqualTo(Knowledge.SEEN);
        assertThat(node(answer, MULE).residual()).isZero();
        assertThat(node(answer, MULE).most()).isEqualTo(yuan("20000"));
        assertThat(node(answer, NEXT).residual()).isEqualTo(yuan("10000"));
        assertThat(answer.edges()).extracting(TraceAnswer.Edge::seen).containsExactly(false, true, false);
        assertThat(answer.breaks()).anySatisfy(gap -> {
            assertThat(gap.account().toString()).isEqualTo(MULE);
            assertThat(gap.why()).isEqualTo(Stop.NO_STATEMENT);
            assertThat(gap.amount()).isEqualTo(yuan("20000"));
        });
        assertThat(answer.requests()).anySatisfy(request -> {
            assertThat(request.account().toString()).isEqualTo(MULE);
            assertThat(request.amount()).isEqualTo(yuan("20000"));
        });
        assertThat(answer.proposals())
                .extracting(proposal -> proposal.account().toString())
                .containsExactly(NEXT);
    }

    @Test
    void whatATiedCardPaidThroughAPurseLeftTheCard() {
        var fields = Map.of(
                "own", MULE.substring("account:".length()),
                "direction", "out",
                "amount", "50000.00",
                "balance", "0.00",
                "mirrorOf", "a/purse");
        holding(
                row("payee", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000", "balance", "50000.00"),
                record("a/purse")
                        .type("transfer")
                        .at("2026-03-01T01:10:00Z")
                        .paying("chat:wechat/own", NEXT, "50000")
                        .make(),
                record("a/bank")
                        .type("transfer")
                        .at("2026-03-01T01:10:02Z")
                        .involving(MULE, "payer", "")
                        .involving("merchant:财付通支付科技有限公司", "payee", "")
                        .make()
                        .with(List.of(), fields));
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(node(answer, MULE).residual()).isZero();
        assertThat(answer.proposals()).isEmpty();
        assertThat(answer.breaks()).anySatisfy(gap -> assertThat(gap.amount()).isEqualTo(yuan("50000")));
    }

    @Test
    void whatALaterRowLacksDidNotLieThereBeforeWhereRowsMayBeMissing() {
        holding(
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000"),
                row("payee", "2026-03-01T01:10:00Z", MULE, NEXT, "50000"),
                row("payee", "2026-06-01T01:10:00Z", MULE, LAST, "70000"));
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(answer.edges())
                .extracting(TraceAnswer.Edge::attributed)
                .containsExactly(yuan("50000"), yuan("50000"));
        assertThat(node(answer, MULE).openingUnknown()).isZero();
        assertThat(node(answer, MULE).most()).isZero();
    }

    @Test
    void aVictimWhoGotSomethingBackTooLateIsOneAccountAndNothingIsLost() {
        holding(
                row("payee", "2026-03-01T01:00:00Z", VICTIM, MULE, "100"),
                row("payer", "2026-03-09T01:00:00Z", MULE, VICTIM, "10"));
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(answer.nodes()).extracting(TraceAnswer.Node::account).doesNotHaveDuplicates();
        assertThat(node(answer, VICTIM).outside()).isEqualTo(yuan("10"));
        assertThat(answer.nodes().stream()
                        .mapToLong(each -> each.residual() + each.outside())
                        .sum())
                .isEqualTo(yuan("100"));
    }

    @Test
    void whatCameBackToWhoPaidIsNotProposedWithoutAWord() {
        holding(
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "100", "balance", "0"),
                row("payer", "2026-03-01T02:00:00Z", MULE, VICTIM, "60", "balance", "40"),
                row("payee", "2026-03-01T02:00:00Z", MULE, VICTIM, "60", "balance", "60"));
        assertThat(follow(TraceQuestion.USUAL, from(VICTIM)).proposals())
                .filteredOn(proposal -> proposal.account().equals(EntityKey.parse(VICTIM)))
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.goodFaith()).isPresent());
    }

    @Test
    void wholeStatementsAloneCountWhereThatIsAsked() {
        holdingAMuleSeenFromItsPayees();
        var answer = follow(TraceQuestion.USUAL.seen(false), from(VICTIM));
        assertThat(node(answer, MULE).leaf()).isEqualTo(Stop.NO_STATEMENT);
        assertThat(answer.edges()).hasSize(1);
    }

    @Test
    void aStatementThatEndsBeforeTheMoneyCameIsNotWhole() {
        holding(
                row("payer", "2026-02-01T01:00:00Z", MULE, LAST, "10", "balance", "0.00"),
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000"));
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(node(answer, MULE).leaf()).isEqualTo(Stop.NO_STATEMENT);
        assertThat(answer.proposals()).isEmpty();
    }

    @Test
    void whatEarlierRowsBroughtIsNotTheVictims() {
        holding(
                row("payee", "2026-03-01T01:00:00Z", LAST, MULE, "10"),
                row("payee", "2026-03-01T02:00:00Z", VICTIM, MULE, "10"),
                row("payer", "2026-03-01T03:00:00Z", MULE, NEXT, "10"));
        var answer = follow(TraceQuestion.USUAL.everything(), from(VICTIM));
        assertThat(node(answer, MULE).residual()).isEqualTo(yuan("10"));
        assertThat(answer.edges()).hasSize(1);
    }

    @Test
    void datesAloneGiveAnIntervalAndNoProposalAboveItsLowerEnd() {
        holding(
                row("payer", "2026-03-01T16:00:00Z", VICTIM, MULE, "900"),
                row("payer", "2026-03-01T16:00:00Z", MULE, NEXT, "700"),
                row("payer", "2026-03-02T16:00:00Z", MULE, NEXT, "1"));
        var answer = follow(TraceQuestion.USUAL.everything(), from(VICTIM));
        assertThat(node(answer, MULE).least()).isEqualTo(yuan("199"));
        assertThat(node(answer, MULE).most()).isEqualTo(yuan("899"));
        assertThat(answer.proposals()).extracting(TraceAnswer.Proposal::cap).containsExactly(yuan("199"));
    }

    @Test
    void aMinuteToldFindsTheRowOfABankThatPrintsDates() {
        holding(row("payer", "2026-03-01T16:00:00Z", VICTIM, MULE, "900"));
        var start = new TraceStart(
                null, null, EntityKey.parse(VICTIM), Instant.parse("2026-03-02T06:30:00Z"), Money.parse("900"));
        assertThat(follow(TraceQuestion.USUAL, start).losses()).containsEntry(VICTIM, yuan("900"));
    }

    @Test
    void aReportIsSetBesideWhatIsBookedAndNotCorrected() {
        holding(
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000"),
                row("payer", "2026-03-01T02:00:00Z", VICTIM, NEXT, "8000"));
        Record report = record("a/report")
                .at("2026-03-01T01:03:00Z")
                .paying(VICTIM, MULE, "50000")
                .make();
        Record slip = record("a/slip")
                .at("2026-03-01T02:00:00Z")
                .paying(VICTIM, "account:6299000033330000008", "8000")
                .make();
        holding(report, slip);
        var matches = new ArrayList<TraceAnswer.Match>();
        matches.addAll(follow(TraceQuestion.USUAL, new TraceStart(null, "a/report", null, null, null))
                .matches());
        matches.addAll(follow(TraceQuestion.USUAL, new TraceStart(null, "a/slip", null, null, null))
                .matches());
        assertThat(matches).extracting(TraceAnswer.Match::booked).containsExactly("a/r0#0", "a/r1#0");
        assertThat(matches).extracting(TraceAnswer.Match::differs).containsExactly(List.of("time"), List.of("account"));
    }

    @Test
    void whatOnlyTheWholeTextTellsIsSetBesideWhatIsBookedToo() {
        holding(row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "50000"));
        String told = "先接到电话，3月1日9时10分付5万元，卡号" + MULE + "，还有" + LAST;
        Record plain = record("a/report").at("2026-03-02T01:00:00Z").make();
        Instant minute = Instant.parse("2026-03-01T01:05:00Z");
        holding(new Record(
                plain.ref(),
                plain.type(),
                "被骗案",
                told,
                plain.occurredAt(),
                List.of(),
                List.of(
                        new Mention(20, 21, EntityKey.parse(MULE), "mentioned"),
                        new Mention(22, 23, EntityKey.parse(LAST), "mentioned")),
                List.of(new AmountMention(15, 18, Money.parse("50000"), Fact.YUAN)),
                List.of(new TimeMention(6, 14, minute, minute.plusSeconds(60))),
                List.of(),
                plain.fields(),
                plain.provenance()));
        var answer = follow(TraceQuestion.USUAL, new TraceStart(null, "a/report", null, null, null));
        assertThat(answer.matches())
                .containsExactly(
                        new TraceAnswer.Match(
                                new TraceAnswer.Told(EntityKey.parse(MULE), Money.parse("50000"), minute),
                                "a/r0#0",
                                List.of("time")),
                        new TraceAnswer.Match(
                                new TraceAnswer.Told(EntityKey.parse(LAST), null, null), null, List.of()));
        assertThat(answer.titles()).containsEntry("a/report", "被骗案");
    }

    @Test
    void whatLiesJustBeyondTheTimeOfRestIsSaidWithTheTimeThatWouldFollowIt() {
        holding(
                row("payee", "2026-03-01T01:00:00Z", VICTIM, MULE, "100", "balance", "100"),
                row("payer", "2026-03-09T01:00:00Z", MULE, NEXT, "60", "balance", "40"),
                row("payer", "2026-03-21T01:00:00Z", MULE, LAST, "30", "balance", "10"));
        var later = follow(TraceQuestion.USUAL, from(VICTIM)).later();
        assertThat(later)
                .isEqualTo(new TraceAnswer.Later(
                        List.of("a/r1#0", "a/r2#0"), yuan("90"), Duration.ofDays(8), Duration.ofDays(20)));
        var wider = TraceQuestion.USUAL.maxDelay(later.farthest().toMillis());
        assertThat(follow(wider, from(VICTIM)).edges())
                .extracting(TraceAnswer.Edge::stop)
                .containsExactly(null, Stop.NO_STATEMENT, Stop.NO_STATEMENT);
        assertThat(follow(wider, from(VICTIM)).later().facts()).isEmpty();
    }

    @Test
    void whatLiesBeyondTheTimeOfRestIsSaidOfAccountsMerelySeenToo() {
        holding(
                row("payer", "2026-03-01T01:00:00Z", VICTIM, MULE, "100"),
                row("payee", "2026-03-13T01:00:00Z", MULE, NEXT, "60"),
                row("payee", "2026-03-14T01:00:00Z", MULE, NEXT, "40"));
        var answer = follow(TraceQuestion.USUAL, from(VICTIM));
        assertThat(answer.edges()).hasSize(1);
        assertThat(answer.later())
                .isEqualTo(new TraceAnswer.Later(
                        List.of("a/r1#0", "a/r2#0"), yuan("100"), Duration.ofDays(12), Duration.ofDays(13)));
        assertThat(follow(TraceQuestion.USUAL.maxDelay(Duration.ofDays(13).toMillis()), from(VICTIM))
                        .edges())
                .extracting(TraceAnswer.Edge::attributed)
                .containsExactly(yuan("100"), yuan("60"), yuan("40"));
    }

    @Test
    void anOpenEndSaysWhatIsToBeExpectedThereAndCanBeOrderedByIt() {
        String quick = "account:6299000055550000005";
        holding(
                row("payee", "2026-03-01T00:00:00Z", VICTIM, MULE, "200", "balance", "200"),
                row("payer", "2026-03-01T02:00:00Z", MULE, quick, "100", "balance", "100"),
                row("payer", "2026-03-01T04:00:00Z", MULE, NEXT, "90", "balance", "10"),
                row("payee", "2026-03-01T02:00:00Z", MULE, quick, "100", "balance", "100"),
                row("payer", "2026-03-01T03:00:00Z", quick, LAST, "100", "balance", "0"),
                row("payee", "2026-03-01T06:00:00Z", "account:6299000066660000006", MULE, "1", "balance", "11"));
        var money = new FollowMoney(
                graph,
                index,
                ONTOLOGY,
                PLACES,
                audit,
                0,
                Clock.fixed(Instant.parse("2026-03-01T05:00:00Z"), ZoneOffset.UTC));
        var answer =
                money.follow(READER, new FollowMoney.Question(List.of(from(VICTIM)), false, TraceQuestion.USUAL, true));
        // Of 200 at MULE half lay 2 hours, 45 % 4 hours, 5 % are still there after 6; what came to quick lay 1 hour.
        // At risk 2 at 1 h, 1 at 2 h: after 1 hour 1/2 is left, after 2 hours 1/2 x 1/2.
        assertThat(answer.requests())
                .extracting(request -> request.account() + " "
                        + Math.round(Objects.requireNonNull(request.caught())
                                        .chance()
                                        .probability()
                                * 1e6))
                .containsExactly(LAST + " 250000", NEXT + " 500000");
        assertThat(answer.byExpected().requests())
                .extracting(request -> request.account() + " "
                        + Objects.requireNonNull(request.caught()).expected())
                .containsExactly(NEXT + " 4500", LAST + " 2500");
        assertThat(answer.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.cap()).isEqualTo(yuan("10"));
            assertThat(proposal.caught()).as("nothing was seen to lie longer").isNull();
        });
    }
}
