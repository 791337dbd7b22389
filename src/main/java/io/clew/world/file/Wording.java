package io.clew.world.file;

import io.clew.world.people.Dice;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Times;

/** How people write amounts, numbers and times. */
public final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

    private Wording() {}

    /** One of the ways in which an amount is written; each means exactly {@code fen}. */
    public static String amount(long fen, Dice dice, boolean plain) {
        long yuan = fen / 100;
        boolean whole = fen % 100 == 0;
        String decimals = new io.clew.record.Money(fen).toString();
        int way = dice.below(plain ? 6 : 11);
        return switch (way) {
            case 0, 1 -> (whole ? Long.toString(yuan) : decimals) + "元";
            case 2 -> "人民币" + (whole ? Long.toString(yuan) : decimals) + "元";
            case 3 -> grouped(yuan) + (whole ? "元" : decimals.substring(decimals.indexOf('.')) + "元");
            case 4 -> yuan >= 10_000 && fen % 10_000_00 == 0 ? yuan / 10_000 + "万元" : decimals + "元";
            case 5 ->
                yuan >= 10_000 && fen % 1_000_00 == 0
                        ? yuan / 10_000 + (yuan / 1_000 % 10 == 0 ? "" : "." + yuan / 1_000 % 10) + "万元"
                        : (whole ? yuan + "元整" : decimals + "元");
            case 6 -> whole && yuan % 1_000 == 0 ? spoken(yuan) + "元" : (whole ? Long.toString(yuan) : decimals) + "元";
            case 7 -> whole ? yuan + "块钱" : decimals + "元";
            case 8 -> whole && yuan % 1_000 == 0 && yuan >= 1_000 ? spoken(yuan) + "块钱" : decimals + "元";
            case 9 -> whole ? "人民币" + formal(yuan) + "元整" : decimals + "元";
            default -> whole ? yuan + "块" : decimals + "元";
        };
    }

    private static String grouped(long yuan) {
        var b = new StringBuilder(Long.toString(yuan));
        for (int i = b.length() - 3; i > 0; i -= 3) {
            b.insert(i, ',');
        }
        return b.toString();
    }

    /** 12300 as 一万二千三百. */
    public static String spoken(long n) {
        return chinese(n, DIGITS, "十百千");
    }

    /** 12300 as 壹万贰仟叁佰. */
    public static String formal(long n) {
        return chinese(n, FORMAL, "拾佰仟");
    }

    private static String chinese(long n, String digits, String units) {
        if (n >= 10_000) {
            long rest = n % 10_000;
            return chinese(n / 10_000, digits, units) + "万"
                    + (rest == 0 ? "" : (rest < 1_000 ? digits.substring(0, 1) : "") + chinese(rest, digits, units));
        }
        var b = new StringBuilder();
        boolean zero = false;
        int[] powers = {1_000, 100, 10, 1};
        for (int i = 0; i < 4; i++) {
            int d = (int) (n / powers[i] % 10);
            if (d == 0) {
                zero = !b.isEmpty();
                continue;
            }
            if (zero) {
                b.append(digits.charAt(0));
                zero = false;
            }
            b.append(digits.charAt(d));
            if (i < 3) {
                b.append(units.charAt(2 - i));
            }
        }
        return b.toString();
    }

    static String phone(String number, Dice dice) {
        return switch (dice.below(14)) {
            case 0 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 1 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
            case 2 -> "+86" + number;
            case 3 -> "+86 " + number;
            case 4 -> spelled(number);
            case 5 -> wide(number);
            default -> number;
        };
    }

    static String card(String number, Dice dice) {
        return switch (dice.below(9)) {
            case 0, 1 -> spaced(number, ' ');
            case 2 -> dice.chance(0.5) ? spaced(number, '-') : number;
            case 3 -> dice.chance(0.4) ? wide(number) : number;
            default -> number;
        };
    }

    private static String spaced(String number, char gap) {
        var b = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                b.append(gap);
            }
            b.append(number.charAt(i));
        }
        return b.toString();
    }

    private static String wide(String number) {
        var b = new StringBuilder();
        number.chars().forEach(c -> b.append((char) (c + 0xfee0)));
        return b.toString();
    }

    private static String spelled(String number) {
        var b = new StringBuilder();
        number.chars().forEach(c -> b.append(c == '1' ? '幺' : DIGITS.charAt(c - '0')));
        return b.toString();
    }

    /** A number with one digit wrong, as people write them down. */
    static String misheard(String number, Dice dice) {
        int i = dice.between(7, number.length() - 2);
        char wrong = (char) ('0' + (number.charAt(i) - '0' + dice.between(1, 9)) % 10);
        return number.substring(0, i) + wrong + number.substring(i + 1);
    }

    /** 张伟 as 张某, 张某某, 张× or 张某伟. */
    static String masked(String name, Dice dice) {
        String surname = Names.surname(name);
        return surname + dice.of("某", "某", "某某", "×", "某某");
    }

    static String date(long at) {
        int date = Times.date(at);
        return date / 10_000 + "年" + date / 100 % 100 + "月" + date % 100 + "日";
    }

    private static String monthDay(long at) {
        int date = Times.date(at);
        return date / 100 % 100 + "月" + date % 100 + "日";
    }

    private static String part(int hour) {
        return hour < 5 ? "凌晨" : hour < 9 ? "早上" : hour < 12 ? "上午" : hour < 14 ? "中午" : hour < 18 ? "下午" : "晚上";
    }

    private static int twelve(int hour) {
        return hour > 12 ? hour - 12 : hour;
    }

    /** When something happened, as told: a day, and more or less of the time of day. */
    static String when(long at, Dice dice, boolean exact) {
        int hour = Times.hour(at);
        int minute = Times.secondOfDay(at) / 60 % 60;
        String clock = Numbers.digits(hour, 2) + ":" + Numbers.digits(minute, 2);
        if (exact) {
            return switch (dice.below(5)) {
                case 0 -> date(at) + clock;
                case 1 -> monthDay(at) + clock;
                case 2 -> date(at) + hour + "时" + minute + "分";
                case 3 -> monthDay(at) + hour + "时" + minute + "分许";
                default -> monthDay(at) + part(hour) + twelve(hour) + "点" + (minute == 0 ? "整" : minute + "分");
            };
        }
        return switch (dice.below(6)) {
            case 0 -> date(at) + hour + "时许";
            case 1 -> monthDay(at) + part(hour);
            case 2 -> monthDay(at) + part(hour) + twelve(hour) + "点" + (minute < 30 ? "多" : "半左右");
            case 3 -> date(at);
            case 4 -> date(at) + part(hour) + twelve(hour) + "点左右";
            default -> monthDay(at) + clock + "左右";
        };
    }

    /** A later moment told after an earlier one: only what has changed. */
    static String then(long at, long before, Dice dice) {
        int minute = Times.secondOfDay(at) / 60 % 60;
        int hour = Times.hour(at);
        int days = Times.day(at) - Times.day(before);
        if (days > 1) {
            return when(at, dice, true);
        }
        String clock = dice.chance(0.5)
                ? Numbers.digits(hour, 2) + ":" + Numbers.digits(minute, 2)
                : hour + "时" + minute + "分";
        return switch (days) {
            case 0 -> dice.of("当日", "当天", "同日", "") + clock;
            default -> dice.of("次日", "第二天") + clock;
        };
    }
}
