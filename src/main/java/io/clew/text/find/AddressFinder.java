package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.IdNumber;
import io.clew.text.NetworkAddress;
import io.clew.text.Normalizer;
import io.clew.text.Uscc;
import io.clew.text.Wallets;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs, domains, e-mail, IP and MAC addresses, wallets, company codes and police numbers: chunks of ASCII. */
final class AddressFinder implements Finder {

    private static final Pattern URL = Pattern.compile("(?i)(?:h(?:tt|xx)ps?|ftp)://|www\\.");

    /** Longest URL that is read; what is longer is text. */
    private static final int LONGEST_URL = 2_048;

    private static final Pattern IPV4 =
            Pattern.compile("(?<![\\d.])\\d{1,3}(?:(?:\\.|\\[\\.\\])\\d{1,3}){3}(?![\\d]|\\.\\d)");
    /** Not in the middle of a longer run of groups; a colon that ends a word (MAC:) begins none. */
    private static final String NOT_BEHIND = "(?<![0-9A-Fa-f-])(?<!(?<![A-Za-z])[0-9A-Fa-f]{0,4}:)";

    private static final Pattern MAC = Pattern.compile(
            NOT_BEHIND
                    + "(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4})(?![0-9A-Fa-f:-])");
    private static final Pattern DASHED_MAC =
            Pattern.compile(NOT_BEHIND + "(?:[0-9A-Fa-f]{4}-){2}[0-9A-Fa-f]{4}(?![0-9A-Fa-f:-])");
    private static final Pattern BARE_MAC = Pattern.compile("(?=.*[A-Fa-f])[0-9A-Fa-f]{12}");
    private static final Words MAC_SAID = Words.of("mac", "物理地址", "网卡");
    private static final Words VERSION =
            Words.of("版本", "版本:", "版本号", "固件", "固件:", "ver", "v", "V", "Ver", "version", "第", "条款", "章节");
    private static final Pattern POLICE = Pattern.compile("[AJ]\\d{15,24}");
    private static final int LONGEST_CODE = 80;

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        for (int i = 0; i < text.length(); ) {
            if (!Words.isWordChar(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            boolean latin = false;
            int marks = 0;
            while (end < text.length() && isChunkChar(text.charAt(end))) {
                char c = text.charAt(end++);
                latin |= c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
                marks += c == '.' || c == ':' || c == '@' || c == '-' ? 1 : 0;
            }
            if (latin && end - i >= 4 || marks >= 2) {
                chunk(passage, i, end, marks);
            }
            i = Math.max(end, i + 1);
        }
    }

    private static void chunk(Passage passage, int start, int end, int marks) {
        if (marks > 0) {
            urls(passage, start, end);
            Hosts.mails(passage, start, end);
            all(passage, MAC, start, end, "device");
            if (passage.saidBefore(start, 40, MAC_SAID)) {
                all(passage, DASHED_MAC, start, end, "device");
            }
            all(passage, IPV4, start, end, "ip");
            ipv6(passage, start, end);
            Hosts.domains(passage, start, end);
        }
        for (int i = start; i < end; ) {
            int next = i;
            while (next < end && Words.isWordChar(passage.at(next))) {
                next++;
            }
            if (next - i >= 12 && next - i <= LONGEST_CODE && passage.isFree(i, next)) {
                code(passage, i, next);
            }
            i = next + 1;
        }
    }

    private static void urls(Passage passage, int start, int end) {
        Matcher url = URL.matcher(passage.text).region(start, end);
        int from = start;
        while (from < end && url.region(from, end).find()) {
            int begin = url.start();
            from = end; // to the end of the chunk
            int to = Hosts.trimmed(passage.text, begin, end);
            if (to - begin > LONGEST_URL) {
                continue;
            }
            NetworkAddress.url(passage.text.substring(begin, to))
                    .ifPresent(value -> passage.mention(begin, to, new EntityKey("url", value), ""));
        }
    }

    private static void all(Passage passage, Pattern pattern, int start, int end, String type) {
        String text = passage.text;
        Matcher found = pattern.matcher(text).region(start, end).useTransparentBounds(true);
        while (found.find()) {
            boolean version = type.equals("ip") && VERSION.endAt(text, found.start(), 4);
            if (passage.isFree(found.start(), found.end()) && !version) {
                Normalizer.shipped()
                        .normalize(type, found.group())
                        .ifPresent(key -> passage.mention(found.start(), found.end(), key, ""));
            }
        }
    }

    /** Full or shortened by {@code ::}; a time of day has neither. */
    private static void ipv6(Passage passage, int start, int end) {
        if (end - start > 64 || !passage.isFree(start, end)) {
            return;
        }
        String chunk = passage.text.substring(start, end);
        int colons = (int) chunk.chars().filter(c -> c == ':').count();
        if (colons < 2 || colons < 7 && !chunk.contains("::")) {
            return;
        }
        int zone = chunk.indexOf('%');
        int to = Hosts.trimmed(passage.text, start, zone < 0 ? end : start + zone);
        NetworkAddress.ip(passage.text.substring(start, to))
                .ifPresent(value -> passage.mention(start, to, new EntityKey("ip", value), ""));
    }

    private static void code(Passage passage, int start, int end) {
        String word = passage.text.substring(start, end);
        Optional<EntityKey> key = Wallets.normalize(word).map(value -> new EntityKey("wallet", value));
        if (key.isEmpty() && word.length() == 18) {
            String upper = word.toUpperCase(java.util.Locale.ROOT);
            key = Uscc.isValid(upper) && !IdNumber.isValid(upper)
                    ? Optional.of(new EntityKey("company", upper))
                    : Optional.empty();
        }
        if (key.isEmpty() && POLICE.matcher(word).matches()) {
            key = Optional.of(new EntityKey("case", word));
        }
        if (key.isEmpty()
                && word.length() == 12
                && BARE_MAC.matcher(word).matches()
                && passage.saidBefore(start, 40, MAC_SAID)) {
            key = Normalizer.shipped().normalize("device", word.replaceAll("(..)(?!$)", "$1:"));
        }
        key.ifPresent(found -> passage.mention(start, end, found, ""));
    }

    private static boolean isChunkChar(char c) {
        return Words.isWordChar(c) || c < 0x7f && "._%+-@:/?=&#~[]!$*".indexOf(c) >= 0;
    }
}
