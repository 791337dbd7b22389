package io.clew.ingest.map;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import io.clew.text.find.Extraction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Pattern MASKED = Pattern.compile("[某*×xX]|[甲乙丙丁]$");

    private final Record record;
    private final Extraction found;
    private final List<Fact> facts = new ArrayList<>();
    private final @Nullable EntityKey matter;
    private final @Nullable EntityKey victimAccount;

    SentenceFacts(Record record, Extraction found) {
        this.record = record;
        this.found = found;
        this.matter = matter();
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
            if (names(mention.key())) {
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

    /** Whether the key stands for one thing in the world. */
    private static boolean names(EntityKey key) {
        return !key.type().equals("name") || !MASKED.matcher(key.value()).find();
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
            boolean said = facts.stream()
                    .anyMatch(f -> f.link().equals(link) && f.from().equals(mention.key()));
            boolean listed = record.facts().stream()
                    .anyMatch(f -> f.link().equals(link) && f.from().equals(mention.key()));
            if (!link.isEmpty()
                    && names(mention.key())
                    && !said
                    && !listed
                    && !mention.key().equals(matter)) {
                facts.add(fact(mention.key(), link, matter, record.occurredAt(), null, start, end));
            }
        }
    }

    private Set<List<EntityKey>> transfers(int start, int end, List<Mention> mentions) {
        Set<List<EntityKey>> paid = new LinkedHashSet<>();
        List<Mention> accounts = mentions.stream()
                .filter(mention -> mention.key().type().equals("account"))
                .toList();
        if (accounts.isEmpty()) {
            return paid;
        }
        Matcher verbs = PAYING.matcher(record.text()).region(start, end);
        Mention last = null;
        while (verbs.find()) {
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
        Optional<AmountMention> after = found.amounts().stream()
                .filter(a -> a.start() >= verb && a.start() < until)
                .findFirst();
        Optional<AmountMention> nearest = after.isPresent()
                ? after
                : found.amounts().stream()
                        .filter(a -> a.start() >= start && a.end() <= verb)
                        .reduce((first, second) -> second);
        return nearest.filter(amount -> !amount.approximate());
    }

    /**
     * The last time said before the verb, and the record's own where none was said. Nothing where it was not understood,
     * not said to the day, or lies behind the telling.
     */
    private @Nullable Instant when(int verb, int start) {
        int from = start - 200;
        int unclear = found.unclear().stream()
                .filter(place -> place.end() <= verb && place.start() >= from)
                .mapToInt(Extraction.Place::start)
                .max()
                .orElse(-1);
        Optional<TimeMention> said = found.times().stream()
                .filter(time -> time.end() <= verb && time.start() >= from)
                .reduce((first, second) -> second);
        if (said.isEmpty()) {
            return unclear >= 0 ? null : record.occurredAt();
        }
        TimeMention time = said.get();
        boolean rough = Duration.between(time.from(), time.to()).compareTo(LONGEST) > 0;
        return unclear > time.start() || rough || isAfterTelling(time.from()) ? null : time.from();
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
