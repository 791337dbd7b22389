package io.clew.alerts.mail;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which addresses of mail may be written to: those on the list, and those of a domain that is on it. */
public final class Recipients {

    /** One bare address of ASCII letters, without names, comments, quotes or a second address behind it. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?=.{1,189}$)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final Set<String> allowed;

    /** @param allowed each a whole address, or a domain, subdomains not included */
    public Recipients(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks what somebody wrote.
     *
     * @return the address
     * @throws ClewException {@code mail-address}
     */
    String check(String written) {
        String address = written.strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw refused(Message.of("mail-address.form"));
        }
        String lower = address.toLowerCase(Locale.ROOT);
        if (!allowed.contains(lower) && !allowed.contains(lower.substring(lower.indexOf('@') + 1))) {
            throw refused(Message.of("mail-address.list"));
        }
        return address;
    }

    private static ClewException refused(Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:address", message)));
    }
}
