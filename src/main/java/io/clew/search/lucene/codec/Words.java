package io.clew.search.lucene.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that records repeat, so that each costs one byte. Part of the format: add at the end, never reorder. */
public final class Words {

    private static final List<String> ALL = List.of(
            "",
            "CNY",
            "transfer",
            "call",
            "incident",
            "document",
            "account",
            "phone",
            "person",
            "company",
            "device",
            "ip",
            "url",
            "domain",
            "email",
            "chat",
            "wallet",
            "plate",
            "case",
            "name",
            "merchant",
            "machine",
            "withdraw",
            "deposit",
            "pay",
            "message",
            "owns",
            "registered",
            "login",
            "uses-device",
            "legal-person",
            "shareholder",
            "relative",
            "reported",
            "victim-of",
            "suspect-of",
            "party-of",
            "mentioned-with",
            "same-device",
            "payer",
            "payee",
            "caller",
            "callee",
            "victim",
            "suspect",
            "reporter",
            "holder",
            "balance",
            "serial",
            "channel",
            "seconds",
            "statement",
            "article",
            "registration",
            "bank",
            "purpose",
            "remark");

    private static final Map<String, Integer> PLACES = new HashMap<>();

    static {
        for (int i = 0; i < ALL.size(); i++) {
            PLACES.put(ALL.get(i), i);
        }
    }

    private Words() {}

    static List<String> all() {
        return ALL;
    }

    static @Nullable Integer place(String word) {
        return PLACES.get(word);
    }

    static String at(int place) {
        return ALL.get(place);
    }
}
