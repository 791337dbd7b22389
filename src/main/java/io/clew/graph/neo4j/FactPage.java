package io.clew.graph.neo4j;

import java.util.Arrays;

/** Facts at one node in one direction, by link, then time, as columns. */
final class FactPage {

    private long[] fact = new long[4];
    private int[] other = new int[4];
    private long[] at = new long[4];
    private long[] amount = new long[4];
    private byte[] link = new byte[4];
    private String[] currency = new String[4];
    private int size;
    /** Whether there may be more behind. */
    private boolean cut;

    void add(long newFact, int newOther, int newLink, long newAt, long newAmount, String newCurrency) {
        if (size == fact.length) {
            int length = size * 2;
            fact = Arrays.copyOf(fact, length);
            other = Arrays.copyOf(other, length);
            at = Arrays.copyOf(at, length);
            amount = Arrays.copyOf(amount, length);
            link = Arrays.copyOf(link, length);
            currency = Arrays.copyOf(currency, length);
        }
        fact[size] = newFact;
        other[size] = newOther;
        link[size] = (byte) newLink;
        at[size] = newAt;
        amount[size] = newAmount;
        currency[size++] = newCurrency;
    }

    void cutAt(int most) {
        cut = size >= most;
    }

    boolean cut() {
        return cut;
    }

    int size() {
        return size;
    }

    long fact(int place) {
        return fact[place];
    }

    int other(int place) {
        return other[place];
    }

    long at(int place) {
        return at[place];
    }

    long amount(int place) {
        return amount[place];
    }

    int link(int place) {
        return link[place];
    }

    String currency(int place) {
        return currency[place];
    }
}
