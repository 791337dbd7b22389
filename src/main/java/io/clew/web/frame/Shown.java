package io.clew.web.frame;

import io.clew.access.Handles;
import io.clew.graph.Ontology;
import io.clew.record.AmountMention;
import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values look on a page: identifiers grouped as people read them, times in China, money with its sign. */
@TemplateExtension
public final class Shown {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final Ontology ONTOLOGY = Ontology.shipped();

    private Shown() {}

    /** The identifier alone: {@code 138 1234 5678}, {@code 6222 0202 0011 2233 445}. */
    public static String shown(EntityKey key) {
        String value = Handles.shown(key);
        return switch (key.type()) {
            case "phone" -> phone(value);
            case "account" -> grouped(value, 4);
            case "person" -> person(value);
            case "chat" -> value.replaceFirst("^wechat/", "微信 ").replaceFirst("^qq/", "QQ ");
            default -> value;
        };
    }

    /** What is copied: the identifier without spaces, a Chinese phone without its country code. */
    static String copied(EntityKey key) {
        String value = Handles.shown(key);
        return key.type().equals("phone") && value.startsWith("+86") ? value.substring(3) : value;
    }

    private static String phone(String value) {
        String number = value.startsWith("+86") ? value.substring(3) : value;
        if (number.length() == 11 && number.startsWith("1")) {
            return number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
        }
        return number;
    }

    /** Area, birthday, serial: {@code 110101 19900307 2316}. */
    private static String person(String value) {
        return value.length() == 18
                ? value.substring(0, 6) + " " + value.substring(6, 14) + " " + value.substring(14)
                : value;
    }

    private static String grouped(String value, int each) {
        var grouped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (i > 0 && i % each == 0) {
                grouped.append(' ');
            }
            grouped.append(value.charAt(i));
        }
        return grouped.toString();
    }

    public static String icon(EntityKey key) {
        return kindIcon(key.type());
    }

    public static String kindIcon(String type) {
        return ONTOLOGY.knowsNode(type) ? ONTOLOGY.node(type).icon() : "tag";
    }

    /** Two letters or one character that tell the kind of a mark without colour. */
    static String sign(EntityKey key) {
        return switch (key.type()) {
            case "person" -> "人";
            case "name" -> "名";
            case "phone" -> "话";
            case "account", "merchant" -> "账";
            case "company" -> "企";
            case "device" -> "机";
            case "ip" -> "IP";
            case "url", "domain" -> "网";
            case "email" -> "邮";
            case "chat" -> "聊";
            case "wallet" -> "币";
            case "plate" -> "车";
            case "case" -> "案";
            default -> "";
        };
    }

    /** Whether the value is an identifier, to be set in the monospaced face. */
    public static boolean coded(EntityKey key) {
        return !key.type().equals("name") && !key.type().equals("plate");
    }

    public static String href(EntityKey key) {
        return "/entities/" + encoded(key.toString());
    }

    public static String href(RecordRef ref) {
        return "/records/" + encoded(ref.source()) + "/" + encoded(ref.id()).replace("%2F", "/");
    }

    /** For one place in an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code 2026-03-01 20:14:07}. */
    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(China.ZONE));
    }

    public static String day(Instant at) {
        return DATE.format(at.atZone(China.ZONE));
    }

    /** 1 is Monday. */
    static int weekday(Instant at) {
        return at.atZone(China.ZONE).getDayOfWeek().getValue();
    }

    /** What a text says, in its currency, {@code ≈ ¥ 20,000.00} where it does not say just that. */
    public static String told(AmountMention said) {
        boolean yuan = said.currency().equals(Fact.YUAN);
        String amount = yuan
                ? yuan(said.amount())
                : said.currency() + " " + amount(said.amount().fen());
        return said.approximate() ? "≈ " + amount : amount;
    }

    public static String yuan(Money money) {
        return yuan(money.fen());
    }

    /** {@code ¥ 50,000.00}. */
    public static String yuan(long fen) {
        return (fen < 0 ? "−" : "") + "¥ " + amount(Math.abs(fen));
    }

    /** {@code 50,000.00}, whatever the currency. */
    public static String amount(long hundredths) {
        return "%,d.%02d".formatted(hundredths / 100, Math.abs(hundredths % 100));
    }

    /** Large sums as people say them, {@code 12.4 万}; the full amount below ten thousand. */
    public static String said(long fen) {
        double yuan = Math.abs(fen) / 100.0;
        if (yuan >= 100_000_000) {
            return "%.2f 亿".formatted(yuan / 100_000_000);
        }
        return yuan >= 10_000 ? "%.2f 万".formatted(yuan / 10_000) : amount(Math.abs(fen));
    }

    /** As {@code 340 B}, {@code 12.5 KB}, {@code 2.0 GB}. */
    public static String bytes(long size) {
        if (size < 1024) {
            return size + " B";
        }
        double left = size / 1024.0;
        String[] units = {"KB", "MB", "GB", "TB"};
        int unit = 0;
        while (left >= 1024 && unit < units.length - 1) {
            left /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", left, units[unit]);
    }

    /** Without decimals. */
    static String whole(double number) {
        return "%,.0f".formatted(number);
    }

    public static String counted(long number) {
        return "%,d".formatted(number);
    }

    public static String counted(int number) {
        return "%,d".formatted(number);
    }

    /** The first characters of a hash or long id, for reading; the whole belongs in a tooltip. */
    static String brief(String id) {
        return id.length() <= 16 ? id : id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }
}
