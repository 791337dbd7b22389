package io.clew;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small gang that a report leads to: two sources, a device, calls and wages; nobody in it lives. */
public final class Ring {

    public static final String VICTIM = "account:6222577000000000018";
    public static final String MULE = "account:6217577000000000026";
    public static final String SECOND = "account:6217577000000000034";
    public static final String WASHER = "account:6217577000000000042";
    public static final String BOSS = "account:6217577000000000059";
    public static final String FRIEND = "account:6217577000000000067";
    public static final String DEVICE = "device:868577000000016";

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> bySource = new LinkedHashMap<>();

    /** Lines of records as {@code POST /api/v1/records} takes them, by source. */
    public Map<String, String> records() {
        report();
        for (int k = 0; k < 4; k++) {
            String day = "2026-03-0" + (k + 1);
            pay("in" + k, VICTIM, MULE, day + "T10:00:00", "20000.00");
            pay("a" + k, MULE, SECOND, day + "T10:03:00", "19900.00");
            pay("b" + k, SECOND, WASHER, day + "T10:20:00", "19800.00");
            pay("c" + k, WASHER, "account:6217577000000000075", day + "T11:00:00", "19700.00");
            pay("d" + k, MULE, FRIEND, day + "T22:00:00", "60.00");
        }
        for (String account : List.of(MULE, SECOND, WASHER)) {
            login(account);
        }
        flush("ring");
        owns(BOSS, "13957700001");
        owns(WASHER, "13957700002");
        owns(MULE, "13957700003");
        for (int k = 0; k < 3; k++) {
            call("x" + k, "13957700001", "13957700002", k);
            call("y" + k, "13957700002", "13957700001", k + 4);
            call("z" + k, "13957700001", "13957700003", k + 8);
            call("w" + k, "13957700003", "13957700001", k + 12);
        }
        for (int k = 0; k < 3; k++) {
            pay("p" + k, BOSS, WASHER, "2026-0" + (k + 1) + "-15T20:00:00", "8000.00");
            pay("q" + k, BOSS, MULE, "2026-0" + (k + 1) + "-15T20:01:00", "5000.00");
            pay("r" + k, BOSS, SECOND, "2026-0" + (k + 1) + "-15T20:02:00", "5000.00");
        }
        flush("ring-tel");
        return bySource;
    }

    private void report() {
        lines.add("""
                {"id":"case","type":"incident","title":"被骗","text":"","occurredAt":"2026-03-05T10:20:00+08:00",\
                "facts":[{"from":"%s","to":"case:A5770","link":"victim-of","at":"2026-03-01T10:00:00+08:00","amount":"80000.00"},\
                {"from":"%s","to":"case:A5770","link":"suspect-of"}]}
                """.formatted(VICTIM, MULE));
    }

    private void pay(String id, String from, String to, String at, String yuan) {
        fact("pay-" + id, "transfer", from, to, "transfer", at, ",\"amount\":\"" + yuan + "\"");
    }

    private void login(String account) {
        fact("login-" + account.substring(24), "login", account, DEVICE, "uses-device", "2026-02-27T09:00:00", "");
    }

    private void call(String id, String from, String to, int hour) {
        String at = "2026-03-02T%02d:15:00".formatted(hour + 7);
        fact("call-" + id, "call", "phone:" + from, "phone:" + to, "call", at, "");
    }

    private void owns(String account, String phone) {
        fact("own-" + phone, "account", "person:" + id(account), account, "owns", "2025-01-01T09:00:00", "");
        fact(
                "reg-" + phone,
                "phone",
                "person:" + id(account),
                "phone:" + phone,
                "registered",
                "2025-01-01T09:00:00",
                "");
    }

    /** An ID number for the holder of an account; of a prefecture that does not exist. */
    public static String id(String account) {
        return switch (account) {
            case BOSS -> "13957719880101001X";
            case WASHER -> "139577198801010028";
            default -> "139577198801010036";
        };
    }

    private void fact(String id, String type, String from, String to, String link, String at, String more) {
        lines.add("""
                {"id":"%s","type":"%s","title":"","text":"","occurredAt":"%s+08:00",\
                "facts":[{"from":"%s","to":"%s","link":"%s","at":"%s+08:00"%s}]}
                """.formatted(id, type, at, from, to, link, at, more));
    }

    private void flush(String source) {
        bySource.put(source, String.join("", lines));
        lines.clear();
    }
}
