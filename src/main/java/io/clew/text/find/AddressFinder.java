package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.IdNumber;
import io.clew.text.NetworkAddress;
import io.clew.text.Normalizer;
import io.clew.text.Uscc;
import io.clew.text.Wallets;
import io.clew.text.WordList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs, domains, e-mail, IP and MAC addresses, wallets, company codes and police numbers: chunks of ASCII. */
final class AddressFinder implements Finder {

    private static final Set<String> ENDINGS = WordList.words("domain-endings.txt");
    private static final Pattern URL = Pattern.compile("(?i)(?:h(?:tt|xx)ps?|ftp)://[^\\s]+|www\\.[^\\s]+");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");
    private static final Pattern HOST = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.|\\[\\.\\]))+([A-Za-z]{2,20})(?![A-Za-z0-9])");
    private static final Pattern IPV4 =
            Pattern.compile("(?<![\\d.])\\d{1,3}(?:(?:\\.|\\[\\.\\])\\d{1,3}){3}(?![\\d]|\\.\\d)");
    private static final Pattern MAC = Pattern.compile(
            "(?<![0-9A-Fa-f:-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4})(?![0-9A-Fa-f:-])");
    private static final Pattern BARE_MAC = Pattern.compile("(?=.*[A-Fa-f])[0-9A-Fa-f]{12}");
    private static final Words MAC_SAID = Words.of("mac", "物理地址", "网卡");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?'\"_~\\[\\]-]+$");
    private static final Pattern POLICE = Pattern.compile("[AJ]\\d{15,24}");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        for (int i = 0; i < text.length(); ) {
            if (!isWordChar(text.charAt(i))) {
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
            if (latin && end - i >= 4 || marks >= 3) {
                chunk(passage, i, end, marks);
            }
            i = Math.max(end, i + 1);
        }
    }

    private void chunk(Passage passage, int start, int end, int marks) {
        if (marks > 0) {
            urls(passage, start, end);
            all(passage, EMAIL, start, end, "email");
            all(passage, MAC, start, end, "device");
            all(passage, IPV4, start, end, "ip");
            ipv6(passage, start, end);
            hosts(passage, start, end);
        }
        for (int i = start; i < end; ) {
            int next = i;
            while (next < end && isWordChar(passage.at(next))) {
                next++;
            }
            if (next - i >= 12 && passage.isFree(i, next)) {
                code(passage, i, next);
            }
            i = next + 1;
        }
    }

    private static void urls(Passage passage, int start, int end) {
        Matcher url = URL.matcher(passage.text).region(start, end);
        while (url.find()) {
            int to = trimmed(passage, url.start(), url.end());
            NetworkAddress.url(passage.text.substring(url.start(), to))
                    .ifPresent(value -> passage.mention(url.start(), to, new EntityKey("url", value), ""));
        }
    }

    private static void all(Passage passage, Pattern pattern, int start, int end, String type) {
        Matcher found = pattern.matcher(passage.text).region(start, end).useTransparentBounds(true);
        while (found.find()) {
            if (passage.isFree(found.start(), found.end())) {
                Normalizer.shipped()
                        .normalize(type, found.group())
                        .ifPresent(key -> passage.mention(found.start(), found.end(), key, ""));
            }
        }
    }

    /** Full or shortened by {@code ::}; a time of day has neither. */
    private static void ipv6(Passage passage, int start, int end) {
        String chunk = passage.text.substring(start, end);
        int colons = (int) chunk.chars().filter(c -> c == ':').count();
        if (colons < 2 || colons < 7 && !chunk.contains("::") || !passage.isFree(start, end)) {
            return;
        }
        int zone = chunk.indexOf('%');
        String address = zone < 0 ? chunk : chunk.substring(0, zone);
        int to = start + TRAILING.matcher(address).replaceFirst("").length();
        NetworkAddress.ip(passage.text.substring(start, to))
                .ifPresent(value -> passage.mention(start, to, new EntityKey("ip", value), ""));
    }

    private static void hosts(Passage passage, int start, int end) {
        Matcher host = HOST.matcher(passage.text).region(start, end);
        while (host.find()) {
            boolean known = ENDINGS.contains(host.group(1).toLowerCase(Locale.ROOT));
            if (!known || !passage.isFree(host.start(), host.end()) || passage.at(host.end()) == '@') {
                continue;
            }
            boolean path = passage.at(host.end()) == '/' && isWordChar(passage.at(host.end() + 1));
            int to = path ? trimmed(passage, host.start(), end) : host.end();
            String type = path ? "url" : "domain";
            Normalizer.shipped()
                    .normalize(type, passage.text.substring(host.start(), to))
                    .ifPresent(key -> passage.mention(host.start(), to, key, ""));
            if (path) {
                return;
            }
        }
    }

    private static void code(Passage passage, int start, int end) {
        String word = passage.text.substring(start, end);
        Optional<EntityKey> key = Wallets.normalize(word).map(value -> new EntityKey("wallet", value));
        if (key.isEmpty() && word.length() == 18) {
            String upper = word.toUpperCase(Locale.ROOT);
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

    private static int trimmed(Passage passage, int start, int end) {
        String text = passage.text.substring(start, end);
        return start + TRAILING.matcher(text).replaceFirst("").length();
    }

    static boolean isWordChar(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isChunkChar(char c) {
        return isWordChar(c) || c < 0x7f && "._%+-@:/?=&#~[]!$*".indexOf(c) >= 0;
    }
}
