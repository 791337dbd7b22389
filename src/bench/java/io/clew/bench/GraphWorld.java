package io.clew.bench;

/**
 * A made-up graph in the shape of an inquiry: people, phones, accounts, devices, companies and cases; hubs by a power
 * law, communities, rings of transfers. The same for the same seed.
 *
 * <p>Arrays by fact: where from, where to, link (ordinal in the ontology), second of the year, amount (分).
 */
final class GraphWorld {

    static final int TRANSFER = 0;
    static final int CALL = 4;
    static final int OWNS = 6;
    static final int REGISTERED = 7;
    static final int LOGIN = 8;
    static final int LEGAL_PERSON = 10;
    static final int SHAREHOLDER = 11;
    static final int PARTY_OF = 16;
    static final int YEAR = 31_536_000;
    /** 2025-01-01 in Shanghai, epoch seconds. */
    static final long BEGIN = 1_735_660_800L;

    private static final double[] SHARES = {.20, .25, .35, .12, .07, .01};
    static final String[] KINDS = {"person", "phone", "account", "device", "company", "case"};

    final int nodes;
    final int facts;
    final int[] from;
    final int[] to;
    final int[] second;
    final int[] fen;
    final byte[] link;
    final int[] kindStart = new int[KINDS.length + 1];
    private int made;
    private long state;

    GraphWorld(int nodes, int facts, long seed) {
        this.nodes = nodes;
        this.facts = facts;
        state = seed * 0x9E3779B97F4A7C15L + 1;
        from = new int[facts];
        to = new int[facts];
        second = new int[facts];
        fen = new int[facts];
        link = new byte[facts];
        double share = 0;
        for (int kind = 0; kind < KINDS.length; kind++) {
            kindStart[kind] = (int) (share * nodes);
            share += SHARES[kind];
        }
        kindStart[KINDS.length] = nodes;
        belongings();
        rings();
        int rest = facts - made;
        int logins = (int) (rest * 0.11);
        int calls = (int) (rest * 0.29);
        for (int i = 0; i < logins; i++) {
            add(any(2), hub(3, 1.6), LOGIN, 0);
        }
        for (int i = 0; i < calls; i++) {
            int caller = hub(1, 1.6);
            add(caller, near(caller, 1, 100), CALL, 0);
        }
        while (made < facts) {
            int payer = hub(2, 2.0);
            add(payer, near(payer, 2, 300), TRANSFER, amount());
        }
        shuffle();
    }

    private void belongings() {
        for (int account = kindStart[2]; account < kindStart[3]; account++) {
            add(hub(0, 1.3), account, OWNS, 0);
        }
        for (int phone = kindStart[1]; phone < kindStart[2]; phone++) {
            add(any(0), phone, REGISTERED, 0);
        }
        for (int i = 0; i < nodes / 14; i++) {
            add(any(0), hub(4, 1.5), LEGAL_PERSON, 0);
        }
        for (int i = 0; i < nodes / 30; i++) {
            add(hub(4, 1.5), any(2), SHAREHOLDER, 0);
        }
        for (int i = 0; i < nodes / 10; i++) {
            add((random() & 1) == 0 ? any(0) : any(2), any(5), PARTY_OF, 0);
        }
    }

    private void rings() {
        for (int ring = Math.max(100, nodes / 1000); ring > 0; ring--) {
            int length = 3 + below(3);
            int[] accounts = new int[length];
            for (int i = 0; i < length; i++) {
                accounts[i] = any(2);
            }
            int at = below(YEAR - 300_000);
            int amount = 5_000_000 + below(50_000_000);
            for (int i = 0; i < length && made < facts; i++) {
                at += 60 + below(40_000);
                amount -= amount / 50;
                add(accounts[i], accounts[(i + 1) % length], TRANSFER, amount);
                second[made - 1] = at;
            }
        }
    }

    private void add(int source, int target, int kind, int amount) {
        if (made < facts) {
            from[made] = source;
            to[made] = target;
            link[made] = (byte) kind;
            second[made] = below(YEAR);
            fen[made++] = amount;
        }
    }

    private void shuffle() {
        for (int i = facts - 1; i > 0; i--) {
            int j = below(i + 1);
            swap(from, i, j);
            swap(to, i, j);
            swap(second, i, j);
            swap(fen, i, j);
            byte b = link[i];
            link[i] = link[j];
            link[j] = b;
        }
    }

    private static void swap(int[] a, int i, int j) {
        int x = a[i];
        a[i] = a[j];
        a[j] = x;
    }

    long random() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    private double unit() {
        return (random() >>> 11) * 0x1.0p-53;
    }

    int below(int bound) {
        return (int) (((random() >>> 33) * (long) bound) >>> 31);
    }

    int any(int kind) {
        return kindStart[kind] + below(kindStart[kind + 1] - kindStart[kind]);
    }

    /** A node of the kind by a power law; hubs are not neighbours by number. */
    private int hub(int kind, double power) {
        int size = kindStart[kind + 1] - kindStart[kind];
        long rank = (long) (size * Math.pow(unit(), power));
        return kindStart[kind] + (int) ((rank * 2_654_435_761L + 12_345) % size);
    }

    /** Six times in ten one of the same community, else a hub. */
    private int near(int node, int kind, int community) {
        int size = kindStart[kind + 1] - kindStart[kind];
        if (below(10) < 6) {
            long block = mix(node) % Math.max(1, size / community);
            int member = (int) (community * Math.pow(unit(), 1.5));
            return kindStart[kind] + (int) (mix((block << 20) + member) % size);
        }
        return hub(kind, 2.0);
    }

    private static long mix(long value) {
        long x = value;
        x ^= x >>> 33;
        x *= 0xff51afd7ed558ccdL;
        x ^= x >>> 33;
        x *= 0xc4ceb9fe1a85ec53L;
        return (x ^ x >>> 33) & Long.MAX_VALUE;
    }

    private int amount() {
        double normal = -3;
        for (int i = 0; i < 6; i++) {
            normal += unit();
        }
        return (int) Math.min(Math.exp(10.5 + 1.8 * normal * 1.4142), 2_000_000_000d);
    }

    String key(int node) {
        int kind = 0;
        while (node >= kindStart[kind + 1]) {
            kind++;
        }
        return switch (kind) {
            case 1 -> "+86138" + String.format("%08d", node);
            case 2 -> "62220202" + String.format("%011d", node);
            default -> String.format("%018d", node);
        };
    }

    String kind(int node) {
        int kind = 0;
        while (node >= kindStart[kind + 1]) {
            kind++;
        }
        return KINDS[kind];
    }
}
