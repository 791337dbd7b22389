package io.clew.search;

import static io.clew.search.Records.record;

import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Random records and queries over few characters, with the query language read in the slow, obvious way. */
final class ObviousReading {

    private static final String LETTERS = "甲乙丙丁";
    private static final List<String> TYPES = List.of("incident", "transfer", "call");

    /** @param matches whether a record is an answer to what was typed */
    record Asked(String typed, Predicate<Record> matches) {}

    private ObviousReading() {}

    static List<Record> records(Random random, int count) {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var made = record((random.nextBoolean() ? "a/" : "b/") + i)
                    .type(TYPES.get(random.nextInt(3)))
                    .titled(text(random, 5))
                    .saying(text(random, 12));
            if (random.nextBoolean()) {
                made.with("摘要", text(random, 4));
            }
            if (random.nextBoolean()) {
                made.naming(account(random), letters(random, 1 + random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                made.at("2026-0" + (1 + random.nextInt(4)) + "-10T04:00:00Z")
                        .paying(account(random), account(random), (1 + random.nextInt(9)) * 100 + ".00");
            }
            records.add(made.make());
        }
        return records;
    }

    private static String account(Random random) {
        return "account:622202020000000000" + random.nextInt(3);
    }

    private static String letters(Random random, int length) {
        var letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** Runs of characters, some with a comma between them. */
    private static String text(Random random, int most) {
        String text = letters(random, random.nextInt(most));
        String more = letters(random, random.nextInt(most));
        return random.nextBoolean() ? text : text + "," + more;
    }

    static Asked query(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(8)) {
            case 0, 1 -> {
                Asked some = query(random, depth - 1);
                Asked more = query(random, depth - 1);
                yield new Asked("(" + some.typed + " " + more.typed + ")", some.matches.and(more.matches));
            }
            case 2, 3 -> {
                Asked some = query(random, depth - 1);
                Asked more = query(random, depth - 1);
                yield new Asked("(" + some.typed + " OR " + more.typed + ")", some.matches.or(more.matches));
            }
            case 4 -> {
                Asked some = query(random, depth - 1);
                yield new Asked("NOT (" + some.typed + ")", some.matches.negate());
            }
            default -> one(random);
        };
    }

    private static Asked one(Random random) {
        switch (random.nextInt(9)) {
            case 0 -> {
                String phrase = letters(random, 1 + random.nextInt(4));
                return new Asked("\"" + phrase + "\"", record -> anywhere(record, phrase));
            }
            case 1 -> {
                String title = letters(random, 1 + random.nextInt(2));
                return new Asked("title:" + title, record -> record.title().contains(title));
            }
            case 2 -> {
                String type = TYPES.get(random.nextInt(3));
                return new Asked("type:" + type, record -> record.type().equals(type));
            }
            case 3 -> {
                return new Asked("source:b", record -> record.ref().source().equals("b"));
            }
            case 4 -> {
                int least = random.nextInt(10) * 100;
                int most = least + random.nextInt(4) * 100;
                return new Asked(
                        "amount:[" + least + " TO " + most + "]",
                        record -> record.facts().stream()
                                .map(Fact::amount)
                                .anyMatch(amount -> amount != null && isBetween(amount, least, most)));
            }
            case 5 -> {
                int month = 1 + random.nextInt(4);
                return new Asked(
                        "date:2026-0" + month,
                        record -> record.occurredAt() != null
                                && record.occurredAt().toString().startsWith("2026-0" + month));
            }
            case 6 -> {
                String key = account(random);
                return new Asked(key, record -> names(record, key));
            }
            default -> {
                String word = letters(random, 1 + random.nextInt(7));
                return new Asked(word, record -> hasWord(record, word));
            }
        }
    }

    private static boolean isBetween(Money amount, int least, int most) {
        return amount.fen() >= least * 100L && amount.fen() <= most * 100L;
    }

    private static boolean names(Record record, String key) {
        return record.entities().stream()
                        .anyMatch(entity -> entity.key().toString().equals(key))
                || record.facts().stream()
                        .anyMatch(fact -> fact.from().toString().equals(key)
                                || fact.to().toString().equals(key));
    }

    private static boolean anywhere(Record record, String characters) {
        return record.title().contains(characters)
                || record.text().contains(characters)
                || record.fields().values().stream().anyMatch(value -> value.contains(characters))
                || record.entities().stream().map(EntityRef::name).anyMatch(name -> name.contains(characters));
    }

    /** Up to three different pairs must all occur, of more of them two. */
    private static boolean hasWord(Record record, String word) {
        if (word.length() == 1) {
            return anywhere(record, word);
        }
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 2 <= word.length(); i++) {
            pairs.add(word.substring(i, i + 2));
        }
        long found = pairs.stream().filter(pair -> anywhere(record, pair)).count();
        return found >= (pairs.size() <= 3 ? pairs.size() : 2);
    }
}
