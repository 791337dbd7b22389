package io.clew.web.money;

import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Stop;
import io.clew.casework.Leads;
import io.clew.inquiry.FollowMoney;
import io.clew.json.Json;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trace as the page and the printed document tell it. Rows are numbered from 1 in time order, and every sum names the
 * rows that it is of.
 *
 * @param rows as many as the page shows; {@code total} counts all
 * @param asked what the trace starts from, in words where it is no account; empty where only accounts were typed
 * @param whose who paid whom how much, where the money starts
 * @param flow as JSON for the drawing
 * @param boardLeft accounts that do not fit on a board's address
 */
public record MoneyView(
        MoneyAsk ask,
        FollowMoney.Answer answer,
        List<Figure> figures,
        List<Tab> tabs,
        List<Column> columns,
        List<Row> rows,
        int total,
        List<FoldView> folds,
        List<Remains> remains,
        List<Proposal> proposals,
        List<Gap> gaps,
        List<Request> requests,
        List<Contradiction> contradictions,
        List<Match> matches,
        List<Asked> asked,
        String whose,
        String flow,
        String boardHref,
        int boardLeft) {

    private static final int BOARD = 40;
    private static final int CITED = 40;
    private static final int WHOSE = 4;
    private static final double BAR = 100;

    /**
     * @param start as the address names it
     * @param href of the record; empty for an account
     */
    public record Asked(String start, String text, String href) {}

    /** A number above the picture. {@code tone} is a class of the style sheet, {@code hint} is shown on hovering. */
    public record Figure(String label, String value, String hint, String tone) {}

    /** A method of attribution to choose. */
    public record Tab(String word, String label, String hint, String href, boolean current) {}

    /** @param more cards that are opened on demand */
    public record Column(int level, String title, String sum, List<Card> cards, List<Card> more) {}

    /**
     * @param own width of the victims' part of what came in, of 100; the rest is other people's money
     * @param in numbers of the rows that brought money, as printed
     * @param out numbers of the rows that took it on
     * @param known whose statements tell of it, where its own is not there; else empty
     * @param range between what and what may rest, where that is open; else empty
     * @param opening what must have lain there before and no row tells of; else empty
     */
    public record Card(
            EntityKey key,
            String name,
            String levels,
            String received,
            String attributed,
            String passed,
            String residual,
            String outside,
            String balance,
            double own,
            String leaf,
            String tone,
            String in,
            String out,
            String known,
            String range,
            String opening) {}

    /** A payment of the trace, as a row of the table; amounts are written out. */
    public record Row(
            int number,
            Instant at,
            String level,
            EntityKey from,
            String fromName,
            EntityKey to,
            String toName,
            String link,
            String amount,
            String attributed,
            String delay,
            String stop,
            String tone,
            String fact,
            String href,
            String seen) {}

    /** Payments that were put together because each was small. */
    public record FoldView(EntityKey key, String name, String why, int payments, String amount, String href) {}

    /** Positions on a line of 100 between nothing and the most of all. */
    public record Remains(
            EntityKey key,
            String name,
            String victim,
            String chosen,
            String least,
            String most,
            double x,
            double width,
            double mark) {}

    /** @param decided in a sentence; empty while open */
    public record Proposal(
            EntityKey key,
            String name,
            String level,
            String cap,
            String plainCap,
            String balance,
            String goodFaith,
            String why,
            String facts,
            String rows,
            String state,
            String decided,
            String caught) {}

    /** Where the rows do not explain what became of the money. */
    public record Gap(EntityKey key, String name, String why, String amount, String rows, String span) {}

    /** A statement to ask for, the most telling first. */
    public record Request(
            int rank, EntityKey key, String name, String bank, String from, String to, String amount, String caught) {}

    /** Where a statement contradicts itself. */
    public record Contradiction(
            EntityKey key, String name, Instant at, String computed, String printed, String fact, String href) {}

    /**
     * @param href of the booked payment; empty where nothing booked is like it
     * @param differs in words; empty where told and booked are the same
     */
    public record Match(
            EntityKey key, String amount, String at, String href, String verdict, String differs, String tone) {}

    public String currency() {
        return answer.currency();
    }

    /**
     * What moved on only after longer than money was taken to rest.
     *
     * @param nearest how long after the shortest of these rests
     * @param hours that would take in all of them
     * @param href the same question with as many hours
     */
    public record Later(int payments, String amount, String nearest, long hours, String href) {}

    /** Null where nothing moved on later. */
    public @Nullable Later later() {
        var later = answer.later();
        if (later.facts().isEmpty()) {
            return null;
        }
        long hours = later.farthest().toHours() + 1;
        return new Later(
                later.facts().size(),
                Shown.yuan(later.amount()),
                Long.toString(later.nearest().toHours()),
                hours,
                ask.hours(hours).href());
    }

    /** Whether anything is said of what is to be expected, so that it can be ordered by. */
    public boolean expects() {
        return answer.requests().stream().anyMatch(each -> each.caught() != null)
                || answer.proposals().stream().anyMatch(each -> each.caught() != null);
    }

    /** The same question in the other order of proposals and requests. */
    public String reordered() {
        return ask.byExpected(!ask.byExpected()).href();
    }

    /** What the trace starts from, as a document says it: titles with what they are of. */
    public String start() {
        return asked.isEmpty()
                ? ask.fromLine()
                : asked.stream()
                        .map(each -> each.href.isEmpty() ? each.text : each.text + " (" + each.start + ")")
                        .collect(Collectors.joining("、"));
    }

    /** Accounts that money was followed through by the statements of others. */
    public int seen() {
        return (int) answer.nodes().stream()
                .filter(node -> node.knowledge() == Knowledge.SEEN && node.level() > 0)
                .count();
    }

    /** Accounts of which rows that have no order leave open how much rests. */
    public int unordered() {
        return (int) answer.nodes().stream()
                .filter(node -> node.knowledge() == Knowledge.WHOLE && node.least() != node.most())
                .count();
    }

    public boolean more() {
        return rows.size() < total;
    }

    public boolean poison() {
        return answer.method() == Method.POISON;
    }

    /** A name with the end of its number, short enough for a drawing. */
    static String label(EntityKey key, String name) {
        String value = key.value();
        String end = value.length() > 4 ? value.substring(value.length() - 4) : value;
        if (!key.type().equals("account")) {
            return name.isEmpty() ? Shown.shown(key) : name;
        }
        return name.isEmpty()
                ? "…" + (value.length() > 8 ? value.substring(value.length() - 8) : value)
                : name + " " + end;
    }

    /** @param most rows and cards to show at most */
    static MoneyView of(
            MoneyAsk ask,
            FollowMoney.Answer answer,
            List<Leads.Lead> leads,
            Names names,
            Words words,
            int mostRows,
            int mostCards) {
        return new Making(ask, answer, leads, names, words).view(mostRows, mostCards);
    }

    /** Says an answer in words. */
    private static final class Making {

        private final MoneyAsk ask;
        private final FollowMoney.Answer answer;
        private final List<Leads.Lead> leads;
        private final Names people;
        private final Words words;
        private final MoneyMsg say;
        private final Map<EntityKey, FollowMoney.Node> nodes = new HashMap<>();
        private final Map<EntityKey, List<Integer>> in = new HashMap<>();
        private final Map<EntityKey, List<Integer>> out = new HashMap<>();
        private final Map<EntityKey, Long> passed = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        Making(MoneyAsk ask, FollowMoney.Answer answer, List<Leads.Lead> leads, Names people, Words words) {
            this.ask = ask;
            this.answer = answer;
            this.leads = leads;
            this.people = people;
            this.words = words;
            this.say = words.of(MoneyMsg.class);
            answer.nodes().forEach(node -> nodes.put(node.account(), node));
            for (int i = 0; i < answer.edges().size(); i++) {
                var edge = answer.edges().get(i);
                out.computeIfAbsent(edge.from(), made -> new ArrayList<>()).add(i + 1);
                in.computeIfAbsent(edge.to(), made -> new ArrayList<>()).add(i + 1);
                passed.merge(answer.backward() ? edge.to() : edge.from(), edge.attributed(), Long::sum);
                numbers.put(edge.fact(), i + 1);
            }
        }

        MoneyView view(int mostRows, int mostCards) {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < Math.min(mostRows, answer.edges().size()); i++) {
                rows.add(row(i + 1, answer.edges().get(i)));
            }
            return new MoneyView(
                    ask,
                    answer,
                    figures(),
                    tabs(),
                    columns(mostCards),
                    rows,
                    answer.edges().size(),
                    answer.folds().stream().map(this::fold).toList(),
                    remains(),
                    answer.proposals().stream().map(this::proposal).toList(),
                    answer.breaks().stream().map(this::gap).toList(),
                    answer.requests().stream().map(this::request).toList(),
                    answer.contradictions().stream().map(this::contradiction).toList(),
                    answer.matches().stream().map(this::match).toList(),
                    asked(),
                    whose(),
                    MoneyFlow.of(answer, words).json(),
                    board(),
                    Math.max(0, answer.nodes().size() - BOARD));
        }

        private String board() {
            return answer.nodes().stream()
                    .sorted(Comparator.comparingLong(FollowMoney.Node::attributed)
                            .reversed())
                    .limit(BOARD)
                    .map(node -> "node=" + Shown.encoded(node.account().toString()) + "&level="
                            + (answer.backward() ? -node.level() : node.level()))
                    .collect(Collectors.joining("&", "/board?", ""));
        }

        private List<Asked> asked() {
            return answer.titles().isEmpty()
                    ? List.of()
                    : ask.from().stream()
                            .map(start -> {
                                String title = answer.titles().getOrDefault(start, "");
                                return title.isEmpty()
                                        ? new Asked(start, start, "")
                                        : new Asked(start, title, href(start));
                            })
                            .toList();
        }

        private String whose() {
            record Pair(EntityKey payer, EntityKey payee) {}
            Map<Pair, List<FollowMoney.Edge>> pairs = answer.edges().stream()
                    .filter(edge -> edge.level() == 1)
                    .collect(Collectors.groupingBy(
                            edge -> new Pair(edge.from(), edge.to()), LinkedHashMap::new, Collectors.toList()));
            String first = pairs.entrySet().stream()
                    .limit(WHOSE)
                    .map(each -> say.paid(
                            label(each.getKey().payer, name(each.getKey().payer)),
                            label(each.getKey().payee, name(each.getKey().payee)),
                            each.getValue().size(),
                            money(each.getValue().stream()
                                            .mapToLong(FollowMoney.Edge::attributed)
                                            .sum())
                                    .replace(' ', '\u00a0')))
                    .collect(Collectors.joining(say.whoseJoin()));
            return pairs.size() > WHOSE ? first + say.whoseJoin() + say.whoseMore(pairs.size()) : first;
        }

        private String money(long amount) {
            return answer.currency().equals(Fact.YUAN) || answer.currency().isEmpty()
                    ? Shown.yuan(amount)
                    : (amount < 0 ? "−" : "") + answer.currency() + " " + Shown.amount(Math.abs(amount));
        }

        private Figure figure(String label, long amount, String tone) {
            return new Figure(label, money(amount), Shown.said(amount), tone);
        }

        private List<Figure> figures() {
            var figures = new ArrayList<Figure>();
            long loss =
                    answer.losses().values().stream().mapToLong(Long::longValue).sum();
            figures.add(figure(answer.backward() ? say.asked() : say.loss(), loss, ""));
            if (!answer.backward()) {
                figures.add(figure(
                        say.remains(),
                        answer.nodes().stream()
                                .mapToLong(FollowMoney.Node::residual)
                                .sum(),
                        ""));
                figures.add(figure(
                        say.freezable(),
                        answer.proposals().stream()
                                .mapToLong(FollowMoney.Proposal::cap)
                                .sum(),
                        "good"));
            }
            figures.add(figure(
                    say.unexplained(),
                    answer.breaks().stream().mapToLong(FollowMoney.Gap::amount).sum(),
                    "warn"));
            figures.add(new Figure(say.accounts(), Shown.counted(answer.nodes().size()), "", ""));
            figures.add(new Figure(say.payments(), Shown.counted(answer.total()), "", ""));
            return figures;
        }

        private List<Tab> tabs() {
            var tabs = new ArrayList<Tab>();
            for (Method method : Method.values()) {
                tabs.add(new Tab(
                        method.word(),
                        say.method(method.word()),
                        say.methodText(method.word()),
                        ask.method(method).href(),
                        method == answer.method()));
            }
            return tabs;
        }

        private List<Column> columns(int most) {
            Map<Integer, List<FollowMoney.Node>> levels = new TreeMap<>();
            answer.nodes()
                    .forEach(node -> levels.computeIfAbsent(node.level(), made -> new ArrayList<>())
                            .add(node));
            var columns = new ArrayList<Column>();
            levels.forEach((level, own) -> {
                own.sort(Comparator.comparingLong(FollowMoney.Node::attributed).reversed());
                List<Card> cards = own.stream().map(this::card).toList();
                columns.add(new Column(
                        level,
                        say.level(level),
                        money(own.stream()
                                .mapToLong(FollowMoney.Node::attributed)
                                .sum()),
                        cards.subList(0, Math.min(most, cards.size())),
                        cards.subList(Math.min(most, cards.size()), cards.size())));
            });
            return columns;
        }

        private Card card(FollowMoney.Node node) {
            Stop leaf = node.leaf();
            Long balance = node.balance();
            boolean several = node.levels().values().stream().distinct().count() > 1;
            return new Card(
                    node.account(),
                    node.name(),
                    several
                            ? node.levels().entrySet().stream()
                                    .map(each -> shown(each.getKey()) + " " + say.level(each.getValue()))
                                    .collect(Collectors.joining(";"))
                            : "",
                    money(node.received()),
                    money(node.attributed()),
                    money(passed.getOrDefault(node.account(), 0L)),
                    money(node.residual()),
                    node.outside() > 0 ? money(node.outside()) : "",
                    balance == null ? "" : money(balance),
                    node.received() <= 0
                            ? BAR
                            : rounded(BAR * Math.min(1, (double) node.attributed() / node.received())),
                    leaf == null ? "" : words.stop(leaf),
                    tone(leaf),
                    cited(in.getOrDefault(node.account(), List.of())),
                    cited(out.getOrDefault(node.account(), List.of())),
                    node.knowledge() == Knowledge.SEEN && node.level() > 0 ? say.seenAccount() : "",
                    open(node) ? say.between(money(node.least()), money(node.most())) : "",
                    node.openingUnknown() > 0 ? money(node.openingUnknown()) : "");
        }

        private Row row(int number, FollowMoney.Edge edge) {
            Stop stop = edge.stop();
            return new Row(
                    number,
                    edge.at(),
                    say.level(edge.level()),
                    edge.from(),
                    name(edge.from()),
                    edge.to(),
                    name(edge.to()),
                    words.link(edge.link()),
                    money(edge.amount()),
                    money(edge.attributed()),
                    edge.level() <= 1 ? "" : delay(edge.delaySeconds()),
                    stop == null ? "" : words.stop(stop),
                    tone(stop),
                    edge.fact(),
                    href(edge.fact()),
                    edge.seen() ? say.seenPayment() : "");
        }

        private FoldView fold(FollowMoney.Fold fold) {
            return new FoldView(
                    fold.account(),
                    name(fold.account()),
                    words.stop(fold.why()),
                    fold.payments(),
                    money(fold.amount()),
                    ask.opened(true).href());
        }

        private List<Remains> remains() {
            long most = answer.residuals().stream()
                    .mapToLong(FollowMoney.Remains::most)
                    .max()
                    .orElse(1);
            double unit = BAR / Math.max(1, most);
            return answer.residuals().stream()
                    .filter(each -> each.most() > 0)
                    .sorted(Comparator.comparingLong(FollowMoney.Remains::most).reversed())
                    .map(each -> new Remains(
                            each.account(),
                            name(each.account()),
                            shown(each.victim()),
                            money(each.chosen()),
                            money(each.least()),
                            money(each.most()),
                            rounded(each.least() * unit),
                            Math.max(1, rounded((each.most() - each.least()) * unit)),
                            rounded(each.chosen() * unit)))
                    .toList();
        }

        private Proposal proposal(FollowMoney.Proposal each) {
            List<Integer> rows = in.getOrDefault(each.account(), List.of());
            String why = Json.write(Message.of(
                    "freeze",
                    Message.of("method." + answer.method().word()),
                    new io.clew.record.Money(each.cap()),
                    new io.clew.record.Money(each.balance())));
            var decided = leads.stream()
                    .filter(lead -> lead.kind().equals("freeze")
                            && lead.subject().equals(each.account().toString())
                            && !lead.decisions().isEmpty())
                    .max(Comparator.comparing(lead -> lead.decisions().getLast().at()));
            return new Proposal(
                    each.account(),
                    each.name(),
                    say.level(each.level()),
                    money(each.cap()),
                    new io.clew.record.Money(each.cap()).toString(),
                    money(each.balance()),
                    each.goodFaith().map(words::tell).orElse(""),
                    why,
                    rows.stream()
                            .map(number -> answer.edges().get(number - 1).fact())
                            .limit(200)
                            .collect(Collectors.joining("\n")),
                    cited(rows),
                    decided.map(lead -> lead.state().name().toLowerCase(java.util.Locale.ROOT))
                            .orElse("open"),
                    decided.map(this::decision).orElse(""),
                    caught(each.caught()));
        }

        private String caught(Catches.@Nullable Catch caught) {
            if (caught == null) {
                return "";
            }
            var chance = caught.chance();
            String percent = Math.round(chance.probability() * 100) + " %";
            return say.caught(
                    chance.atMost() ? say.atMost(percent) : percent,
                    money(caught.expected()),
                    chance.payments(),
                    chance.stayed());
        }

        private String decision(Leads.Lead lead) {
            var last = lead.decisions().getLast();
            return say.decided(
                    people.of(last.by()),
                    Shown.clock(last.at()),
                    say.state(lead.state().name()),
                    lead.amount().isEmpty() ? "" : Shown.yuan(io.clew.record.Money.parse(lead.amount())),
                    last.reason());
        }

        private Gap gap(FollowMoney.Gap each) {
            return new Gap(
                    each.account(),
                    name(each.account()),
                    words.stop(each.why()),
                    money(each.amount()),
                    cited(each.facts().stream()
                            .map(numbers::get)
                            .filter(java.util.Objects::nonNull)
                            .toList()),
                    Shown.clock(each.from()) + (each.to().equals(each.from()) ? "" : " – " + Shown.clock(each.to())));
        }

        private Request request(FollowMoney.Request each) {
            return new Request(
                    each.rank(),
                    each.account(),
                    each.name(),
                    each.bank(),
                    Shown.day(each.from()),
                    Shown.day(each.to()),
                    money(each.amount()),
                    caught(each.caught()));
        }

        /** Whether the order of rows, or rows that are missing, leave open how much rests. */
        private static boolean open(FollowMoney.Node node) {
            return node.least() != node.most() && node.leaf() == null;
        }

        private Match match(FollowMoney.Match each) {
            var told = each.told();
            String booked = each.booked();
            String verdict =
                    booked == null ? say.matchNone() : each.differs().isEmpty() ? say.matchSame() : say.matchDiffers();
            return new Match(
                    told.account(),
                    told.amount() == null ? "" : money(told.amount().fen()),
                    told.at() == null ? "" : Shown.clock(told.at()),
                    booked == null ? "" : href(booked),
                    verdict,
                    each.differs().stream().map(say::differs).collect(Collectors.joining(say.listComma())),
                    booked != null && each.differs().isEmpty() ? "on" : "warn");
        }

        private Contradiction contradiction(FollowMoney.Contradiction each) {
            return new Contradiction(
                    each.account(),
                    name(each.account()),
                    each.at(),
                    money(each.computed()),
                    money(each.printed()),
                    each.fact(),
                    href(each.fact()));
        }

        private String name(EntityKey key) {
            FollowMoney.Node node = nodes.get(key);
            return node == null ? "" : node.name();
        }

        private static String shown(String victim) {
            try {
                return Shown.shown(EntityKey.parse(victim));
            } catch (IllegalArgumentException e) {
                return victim;
            }
        }

        private static String tone(@Nullable Stop stop) {
            return stop == null ? "" : stop.breaks() ? "warn" : "on";
        }

        private static String href(String fact) {
            int hash = fact.lastIndexOf('#');
            return Shown.href(RecordRef.parse(hash < 0 ? fact : fact.substring(0, hash)));
        }

        /** {@code 3、5、8}; the first of many, and how many there are. */
        private String cited(List<Integer> rows) {
            String first = rows.stream()
                    .limit(CITED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(words.chinese() ? "、" : ", "));
            return rows.size() > CITED ? first + say.andMore(rows.size()) : first;
        }

        private String delay(long seconds) {
            var rest = Duration.ofSeconds(seconds);
            if (rest.toDays() > 0) {
                return say.days(rest.toDays(), rest.toHoursPart());
            }
            return rest.toHours() > 0
                    ? say.hoursMinutes(rest.toHours(), rest.toMinutesPart())
                    : say.minutes(rest.toMinutes(), rest.toSecondsPart());
        }
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
