package io.clew.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a typed piece of a host may stand in: {@code example.com} also in {@code pay.example.com} and in addresses of pages
 * there, {@code yx-pay} as one label of a host. Texts do not tell: a host is one word of theirs, or several.
 */
final class HostForms {

    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{1,62}", Pattern.CASE_INSENSITIVE);

    /** A label that is more than a word: with a hyphen, or letters and digits together. */
    private static final Pattern LABEL = Pattern.compile(
            "(?=[a-z0-9-]{4,63}$)(?=.*[a-z])(?:[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+[0-9][a-z0-9]*)",
            Pattern.CASE_INSENSITIVE);

    private HostForms() {}

    /** Masks of domains below a host, as {@code *.example.com}; empty where the text is no host. */
    static List<Clause> below(String host) {
        return isHost(host) ? List.of(new Clause.Mask("domain", "*." + host.toLowerCase(Locale.ROOT))) : List.of();
    }

    /** Domains and addresses in which the text is the host, its end or one of its labels; empty where it can be none. */
    static List<Clause> around(String typed) {
        String host = typed.toLowerCase(Locale.ROOT);
        if (isHost(host)) {
            return List.of(
                    new Clause.Mask("domain", "*." + host),
                    new Clause.Mask("url", "*//" + host + "*"),
                    new Clause.Mask("url", "*." + host + "*"));
        }
        if (!LABEL.matcher(host).matches()) {
            return List.of();
        }
        return List.of(
                new Clause.Mask("domain", host + ".*"),
                new Clause.Mask("domain", "*." + host + ".*"),
                new Clause.Mask("url", "*//" + host + ".*"),
                new Clause.Mask("url", "*." + host + ".*"));
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }
}
