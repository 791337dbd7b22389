package io.clew.search;

import java.util.ArrayList;
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

    /** Domains below a host, and addresses of pages there and at the host itself; empty where the text is no host. */
    static List<Clause> within(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            return List.of();
        }
        List<Clause> within = new ArrayList<>(List.of(new Clause.Mask("domain", "*." + host)));
        for (String before : List.of("*//", "*.")) {
            for (String behind : List.of("", "/*", ":*", "?*", "#*")) {
                within.add(new Clause.Mask("url", before + host + behind));
            }
        }
        return within;
    }

    /** The same, or of a text that can be one label of a host, the hosts and addresses that have it. */
    static List<Clause> around(String typed) {
        String label = typed.toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(label).matches()) {
            return within(typed);
        }
        return List.of(
                new Clause.Mask("domain", label + ".*"),
                new Clause.Mask("domain", "*." + label + ".*"),
                new Clause.Mask("url", "*//" + label + ".*"),
                new Clause.Mask("url", "*." + label + ".*"));
    }
}
