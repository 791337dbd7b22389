package io.clew.ingest.row;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import io.clew.text.MaskedName;
import io.clew.text.passage.Extraction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a text asserts, each with the sentence that asserts it.
 *
 * <p>Three kinds: transfers, where one sentence has a verb of paying, an amount, a payee account and a payer account
 * (or the record names the victim's one account); parties of the case, by the role words before them; and entities of
 * one sentence, mentioned with each other. A sentence pairs at most {@link #PAIRED} entities, so a list of a hundred
 * numbers does not become thousands of facts; names that are masked (张某) name nobody and are left out.
 */
final class SentenceFacts {

    static final int PAIRED = 6;

    /** A fact is dated by what was said to the day, not by a longer stretch of time. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SENTENCE = Pattern.compile("[^。!?!?\\n]+[。!?!?\\n]?");
    private static final Pattern PAYING =
            Pattern.compile("转账|转帐|转款|汇款|转入|转到|转至|转给|汇入|汇至|汇给|打款|打入|存入|轉賬|轉帳|匯款|轉入|匯入|支付给|付款给|共?转了?|转出");

    /** A sentence with more accounts or verbs is a list, of which nobody can tell who paid whom. */
    private static final int MOST = 40;

    /** How far before a sentence its time may have been said. */
    private static final int SAID_BEFORE = 200;

    private final Record record;
    private final Extraction found;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<List<Object>> parties = new HashSet<>();
    private final @Nullable EntityKey matter;
    private final @Nullable EntityKey victimAccount;

    SentenceFacts(Record record, Extraction found) {
        this.record = record;
        this.found = found;
        this.matter = matter();
        record.facts().forEach(fact -> parties.add(List.of(fact.link(), fact.from())));
        List<EntityRef> victims = record.entities().stream()
                .filter(entity ->
                        entity.role().equals("victim") && entity.key().type().equals("account"))
                .toList();
        this.victimAccount = victims.size() == 1 ? victims.getFirst().key() : null;
    }

    /** The one case that the record is about. */
    private @Nullable EntityKey matter() {
        Set<EntityKey> cases = new LinkedHashSet<>();
        record.entities().stream()
                .map(EntityRef::key)
                .filter(SentenceFacts::isCase)
                .forEach(cases::add);
        if (cases.isEmpty()) {
            found.mentions().stream()
                    .map(Mention::key)
                    .filter(SentenceFacts::isCase)
                    .forEach(cases::add);
        }
        return cases.size() == 1 ? cases.iterator().next() : null;
    }

    private static boolean isCase(EntityKey key) {
        return key.type().equals("case");
    }

    List<Fact> all() {
        if (found.mentions().isEmpty()) {
            return facts;
        }
        int mention = 0;
        Matcher sentences = SENTENCE.matcher(record.text());
        while (sentences.find() && mention < found.mentions().size()) {
            List<Mention> here = new ArrayList<>();
            while (mention < found.mentions().size()
                    && found.mentions().get(mention).start() < sentences.end()) {
                here.add(found.mentions().get(mention++));
            }
            if (!here.isEmpty()) {
                sentence(sentences.start(), sentences.end(), here);
            }
        }
        return facts;
    }

    private void sentence(int start, int end, List<Mention> mentions) {
        Set<List<EntityKey>> paid = transfers(start, end, mentions);
        parties(start, end, mentions);
        Map<EntityKey, Mention> distinct = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            if (!MaskedName.is(mention.key())) {
                distinct.putIfAbsent(mention.key(), mention);
            }
        }
        List<EntityKey> keys = List.copyOf(distinct.keySet());
        int n = Math.min(keys.size(), PAIRED);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (!paid.contains(List.of(keys.get(i), keys.get(j)))
                        && !paid.contains(List.of(keys.get(j), keys.get(i)))) {
                    facts.add(fact(keys.get(i), "mentioned-with", keys.get(j), record.occurredAt(), null, start, end));
                }
            }
        }
    }

    private void parties(int start, int end, List<Mention> mentions) {
        if (matter == null) {
            return;
        }
        for (Mention mention : mentions) {
            String link = switch (mention.role()) {
                case "victim" -> "victim-of";
                case "suspect" -> "suspect-of";
                case "reporter" -> "reported";
                default -> "";
            };
            boolean somebody = !link.isEmpty()
                    && !MaskedName.is(mention.key())
                    && !mention.key().equals(matter);
            if (somebody && parties.add(List.of(link, mention.key()))) {
                facts.add(fact(mention.key(), link, matter, record.occurredAt(), null, start, end));
            }
        }
    }

    private Set<List<EntityKey>> transfers(int start, int end, List<Mention> mentions) {
        Set<List<EntityKey>> paid = new LinkedHashSet<>();
        List<Mention> accounts = mentions.stream()
                .filter(mention -> mention.key().type().equals("account"))
                .toList();
        if (accounts.isEmpty() || accounts.size() > MOST) {
            return paid;
        }
        Matcher verbs = PAYING.matcher(record.text()).region(start, end);
        Mention last = null;
        for (int n = 0; n < MOST && verbs.find(); n++) {
            int at = verbs.start();
            Optional<Mention> payee =
                    accounts.stream().filter(a -> a.start() >= verbs.end()).findFirst();
            if (payee.isEmpty()) {
                payee = accounts.stream()
                        .filter(a -> a.end() <= at && towards(a, start))
                        .reduce((first, second) -> second);
            }
            if (payee.isEmpty() || payee.get().equals(last)) {
                continue;
            }
            EntityKey to = payee.get().key();
            Mention receiving = payee.get();
            EntityKey from = accounts.stream()
                    .filter(a -> a.end() <= at && !a.equals(receiving) && !towards(a, start))
                    .reduce((first, second) -> second)
                    .map(Mention::key)
                    .orElse(victimAccount);
            Optional<AmountMention> amount = amount(at, receiving, start, end);
            if (from != null && !from.equals(to) && amount.isPresent()) {
                last = receiving;
                paid.add(List.of(from, to));
                facts.add(fact(from, "transfer", to, when(at, start), amount.get(), start, end));
            }
        }
        return paid;
    }

    /** Whether the words before the account say that something goes to it. */
    private boolean towards(Mention account, int start) {
        String before = record.text().substring(Math.max(start, account.start() - 12), account.start());
        int to = Math.max(Math.max(before.lastIndexOf('向'), before.lastIndexOf('给')), before.lastIndexOf('往'));
        int from = Math.max(Math.max(before.lastIndexOf('从'), before.lastIndexOf('用')), before.lastIndexOf('由'));
        return to >= 0 && to > from;
    }

    /** The amount nearest after the verb, up to shortly behind the payee; else the nearest before it. None if it is rough. */
    private Optional<AmountMention> amount(int verb, Mention payee, int start, int end) {
        int until = Math.min(end, Math.max(verb, payee.end()) + 30);
        Optional<AmountMention> nearest = within(found.amounts(), AmountMention::start, verb, until).stream()
                .findFirst();
        if (nearest.isEmpty()) {
            nearest = within(found.amounts(), AmountMention::start, start, verb).stream()
                    .filter(a -> a.end() <= verb)
                    .reduce((first, second) -> second);
        }
        return nearest.filter(amount -> !amount.approximate());
    }

    /**
     * The last time said before the verb, and the record's own where none was said. Nothing where it was not understood,
     * not said to the day, or lies behind the telling.
     */
    private @Nullable Instant when(int verb, int start) {
        int from = start - SAID_BEFORE;
        int unclear = within(found.unclear(), Extraction.Place::start, from, verb).stream()
                .mapToInt(Extraction.Place::start)
                .max()
                .orElse(-1);
        Optional<TimeMention> said = within(found.times(), TimeMention::start, from, verb).stream()
                .filter(time -> time.end() <= verb)
                .reduce((first, second) -> second);
        if (said.isEmpty()) {
            return unclear >= 0 ? null : record.occurredAt();
        }
        TimeMention time = said.get();
        boolean rough = Duration.between(time.from(), time.to()).compareTo(LONGEST) > 0;
        return unclear > time.start() || rough || isAfterTelling(time.from()) ? null : time.from();
    }

    /** Those of a sorted list that begin at {@code from} or later and before {@code to}. */
    private static <T> List<T> within(List<T> sorted, ToIntFunction<T> start, int from, int to) {
        int first = before(sorted, start, from);
        return sorted.subList(first, Math.max(first, before(sorted, start, to)));
    }

    /** How many begin before {@code at}. */
    private static <T> int before(List<T> sorted, ToIntFunction<T> start, int at) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start.applyAsInt(sorted.get(middle)) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isAfterTelling(Instant at) {
        Instant told = record.occurredAt();
        return told != null && at.isAfter(told.plus(LONGEST));
    }

    private static Fact fact(
            EntityKey from,
            String link,
            EntityKey to,
            @Nullable Instant at,
            @Nullable AmountMention amount,
            int start,
            int end) {
        return new Fact(
                from,
                link,
                to,
                at,
                amount == null ? null : amount.amount(),
                amount == null ? Fact.YUAN : amount.currency(),
                start,
                end,
                Map.of());
    }
}
