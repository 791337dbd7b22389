package io.clew.bench.ordinary;

import io.clew.graph.GraphStore.Applied;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes down what happens, a record for each payment and log-in; times are days since the beginning, with a fraction. */
final class Book {

    private static final long BEGIN = Instant.parse("2025-02-28T16:00:00Z").toEpochMilli();
    private static final double DAY = 86_400_000;

    final Random random;
    final double days;
    private final List<Applied> entries = new ArrayList<>();
    private int accounts;
    private int places;

    Book(long seed, double days) {
        this.random = new Random(seed);
        this.days = days;
    }

    List<Applied> entries() {
        return entries;
    }

    EntityKey account() {
        return new EntityKey("account", "62170000000" + (1_000_000 + accounts++));
    }

    EntityKey device() {
        return new EntityKey("device", "86" + (1_000_000_000_000L + places++));
    }

    EntityKey address() {
        int n = places++;
        return new EntityKey("ip", "113." + (n >> 16 & 127) + "." + (n >> 8 & 255) + "." + (n & 255));
    }

    EntityKey node(String type, String name) {
        return new EntityKey(type, name + places++);
    }

    void transfer(EntityKey from, EntityKey to, double day, double yuan) {
        pay(from, "transfer", to, day, yuan);
    }

    /** Nothing happens after the end, before the beginning, or between somebody and themselves. */
    void pay(EntityKey from, String link, EntityKey to, double day, double yuan) {
        long fen = Math.round(yuan * 100);
        if (fen > 0 && !from.equals(to)) {
            note(from, link, to, day, new Money(fen));
        }
    }

    void login(EntityKey account, EntityKey place, double day) {
        note(account, place.type().equals("ip") ? "login" : "uses-device", place, day, null);
    }

    private void note(
            EntityKey from, String link, EntityKey to, double day, @org.jspecify.annotations.Nullable Money amount) {
        if (day < 0 || day >= days) {
            return;
        }
        var at = Instant.ofEpochMilli(BEGIN + (long) (day * DAY) / 1_000 * 1_000);
        int number = entries.size() + 1;
        Fact fact = Fact.of(from, link, to, at, amount);
        entries.add(new Applied(
                new Record(
                        new RecordRef("ordinary", "r" + number),
                        "transfer",
                        "",
                        "",
                        at,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(fact),
                        Map.of(),
                        Provenance.NONE),
                number,
                1));
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Different ones of a list, as many as there are at most. */
    <T> List<T> some(List<T> list, int number) {
        var left = new ArrayList<>(list);
        java.util.Collections.shuffle(left, random);
        return left.subList(0, Math.min(number, left.size()));
    }

    /** An hour of the day at which people are awake. */
    double awake(double day) {
        return Math.floor(day) + between(7.5, 23.3) / 24;
    }

    /** A sum as people choose them: mostly round. */
    double sum(double low, double high) {
        double yuan = low * Math.pow(high / low, random.nextDouble());
        double step = yuan > 5_000 ? 500 : yuan > 500 ? 50 : yuan > 50 ? 10 : 1;
        return chance(0.6) ? Math.max(step, Math.rint(yuan / step) * step) : Math.rint(yuan * 100) / 100;
    }
}
