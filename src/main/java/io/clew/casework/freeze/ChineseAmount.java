package io.clew.casework.freeze;

/** An amount in the capitals of cheques and notices (人民币大写), which nobody can alter by a stroke: 壹万贰仟叁佰元伍角整. */
final class ChineseAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿", "亿亿"};
    private static final int GROUP = 10_000;

    private ChineseAmount() {}

    /** Of 分, which are not negative. */
    static String of(long fen) {
        if (fen < 0) {
            throw new IllegalArgumentException("not an amount for a notice: " + fen);
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        var said = new StringBuilder("人民币");
        if (yuan > 0 || fen == 0) {
            said.append(whole(yuan)).append("元");
        }
        if (jiao > 0) {
            said.append(DIGITS.charAt(jiao)).append("角");
        } else if (rest > 0 && yuan > 0) {
            said.append("零");
        }
        return said.append(rest > 0 ? DIGITS.charAt(rest) + "分" : "整").toString();
    }

    private static String whole(long yuan) {
        if (yuan == 0) {
            return "零";
        }
        var said = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (yuan / power(group) % GROUP);
            if (part == 0) {
                gap = !said.isEmpty();
                continue;
            }
            if (!said.isEmpty() && (gap || part < GROUP / 10)) {
                said.append("零");
            }
            said.append(four(part)).append(GROUPS[group]);
            gap = false;
        }
        return said.toString();
    }

    private static long power(int group) {
        long power = 1;
        for (int i = 0; i < group; i++) {
            power *= GROUP;
        }
        return power;
    }

    private static String four(int part) {
        var said = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = part / (int) Math.round(Math.pow(10, place)) % 10;
            if (digit == 0) {
                gap = !said.isEmpty();
            } else {
                said.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return said.toString();
    }
}
