package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.ChatPlatform;
import io.clew.text.Digits;
import io.clew.text.PhoneNumber;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chat accounts, which only the platform's name before them tells: 微信号：abc123, QQ 10001, 抖音号….
 *
 * <p>A mobile number or e-mail address given as such an account is left to be that number or address.
 */
final class ChatFinder implements Finder {

    private static final Words PLATFORMS = Words.of(Arrays.stream(ChatPlatform.values())
            .flatMap(p -> Arrays.stream(p.names()))
            .toArray(String[]::new));
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?<kind>[\\s\"“(]*(?:(?:群聊?)?(?:账号|帐号|账户|帐户|号码|号|ID|id|Id|名)|群|好友|用户名?|联系方式|昵称))?"
                    + "(?<link>[\\s:\"“'(\\[=]*(?:(?:分别)?(?:是|为|叫|加|做)[\\s:\"“'(]*)?)"
                    + "@?(?<account>[A-Za-z][A-Za-z0-9_.-]{4,31}|[0-9]{5,12}|[0-9]{1,11}[A-Za-z_][A-Za-z0-9_-]{3,20})(?![A-Za-z0-9_])");
    private static final Set<String> NOT_ACCOUNTS = Set.of(
            "https",
            "wechat",
            "weixin",
            "alipay",
            "douyin",
            "telegram",
            "whatsapp",
            "facebook",
            "skype",
            "android",
            "group");

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        Matcher account = ACCOUNT.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            int length = PLATFORMS.lengthAt(text, i, text.length());
            if (length > 0 && isWhole(passage, i, length)) {
                int behind = i + length;
                if (account.region(behind, Math.min(text.length(), behind + 60))
                        .useTransparentBounds(true)
                        .lookingAt()) {
                    take(passage, i, behind, account);
                    i = behind - 1;
                }
            }
        }
    }

    private static boolean isWhole(Passage passage, int start, int length) {
        boolean latin = Words.isWordChar(passage.at(start));
        return !latin || !Words.isWordChar(passage.at(start - 1)) && !passage.isTaken(start);
    }

    private static void take(Passage passage, int from, int to, Matcher found) {
        String platform = passage.text.substring(from, to);
        int start = found.start("account");
        int end = found.end("account");
        String account = found.group("account");
        boolean digits = Digits.isDigits(account);
        String kind = found.group("kind") == null ? "" : found.group("kind");
        boolean group = kind.contains("群");
        boolean qq = platform.equalsIgnoreCase("qq") || platform.equals("扣扣");
        boolean said = !kind.isEmpty()
                || passage.at(from - 1) == '加'
                || passage.at(start - 1) == '@'
                || found.group("link").indexOf(':') >= 0
                || found.group("link").endsWith("(");
        boolean joined = found.end("link") == found.start("account")
                && found.group("link").isEmpty();
        boolean mail = passage.at(end) == '@' || passage.at(end) == '.' && Words.isWordChar(passage.at(end + 1));
        boolean amount = digits
                && "元块万圆,.余多".indexOf(passage.at(end)) >= 0
                && passage.at(end) != 0
                && Digits.isDigit(passage.at(end + 1)) | passage.at(end) != ',' & passage.at(end) != '.';
        if (mail
                || amount
                || !passage.isFree(start, end)
                || NOT_ACCOUNTS.contains(account.toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        if (digits && (PhoneNumber.isMobile(account) && !(qq && said) || !said && !qq)) {
            return;
        }
        boolean ascii = platform.chars().allMatch(c -> c < 0x80);
        if (!said && !qq && (ascii || joined && !hasDigitOrMark(account))) {
            return;
        }
        ChatPlatform.named(platform).ifPresent(known -> {
            String id =
                    group ? known.id() + "group/" + account.toLowerCase(java.util.Locale.ROOT) : known.account(account);
            passage.mention(start, end, new EntityKey("chat", id), "");
        });
    }

    private static boolean hasDigitOrMark(String account) {
        return account.chars().anyMatch(c -> c == '_' || c == '-' || c >= '0' && c <= '9');
    }
}
