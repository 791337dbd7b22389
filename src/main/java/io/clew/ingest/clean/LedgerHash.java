package io.clew.ingest.clean;

import io.clew.record.EntityKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What entries of a {@link Ledger} are looked up by, in numbers of 64 bits. For one thread. */
final class LedgerHash {

    private static final int MOST_BANKS = 100_000;

    private final Map<String, Integer> banks = new HashMap<>();

    /** A number for the bank, whatever branch or form of company is written behind its name; 0 where none is. */
    int bank(String name) {
        if (banks.size() > MOST_BANKS) {
            banks.clear();
        }
        return banks.computeIfAbsent(name, LedgerHash::bankOf);
    }

    private static int bankOf(String name) {
        String bare = name.replaceAll("\\s|股份有限公司|有限责任公司|(分行|支行|营业部).*", "");
        int n = bare.indexOf("银行");
        return n > 0 ? bare.substring(0, n + 2).hashCode() : bare.hashCode();
    }

    /** Of who paid whom how much in which currency. */
    static long parties(@Nullable EntityKey payer, @Nullable EntityKey payee, long fen, String currency) {
        long hash = 0xcbf29ce484222325L;
        hash = mix(hash, payer);
        hash = mix(hash, payee);
        hash = (hash ^ fen) * 0x9e3779b97f4a7c15L;
        hash = (hash ^ (hash >>> 29) ^ currency.hashCode()) * 0xbf58476d1ce4e5b9L;
        return hash ^ (hash >>> 32);
    }

    private static long mix(long hash, @Nullable EntityKey key) {
        String text = key == null ? "" : key.value();
        long h = hash * 31 + (key == null ? 0 : key.type().hashCode());
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return h ^ (h >>> 31);
    }

    /** The key of an entry: of the parties in one stretch of time. */
    static long bucketed(long parties, long bucket) {
        long hash = (parties ^ (bucket * 0x94d049bb133111ebL)) * 0xbf58476d1ce4e5b9L;
        return hash ^ (hash >>> 31);
    }
}
