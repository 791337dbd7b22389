package io.clew.ingest.map;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keys of the identifiers in cells, each spelling normalised once. Safe for use by many threads.
 *
 * <p>Memory is bounded: past {@link #REMEMBERED} spellings it begins anew.
 */
public final class Keys {

    private static final int REMEMBERED = 200_000;

    private static final Pattern DECIMALS = Pattern.compile("^(\\d{5,34})\\.0+$");

    private record Spelling(String type, String written) {}

    private final Normalizer normalizer = Normalizer.shipped();
    private final Map<Spelling, Optional<EntityKey>> known = new ConcurrentHashMap<>();

    /** The key of a cleaned cell; empty where the text cannot be one of the type. */
    public Optional<EntityKey> read(String type, String cell) {
        String written = whole(type, withoutControls(cell));
        if (type.equals("account") && allDigits(written, 8, 34)) {
            return Optional.of(new EntityKey("account", written));
        }
        var spelling = new Spelling(type, written);
        Optional<EntityKey> found = known.get(spelling);
        if (found == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            found = hidden(type, written)
                    ? Optional.empty()
                    : normalizer.normalize(type, written).or(() -> plain(type, written));
            known.put(spelling, found);
        }
        return found;
    }

    /** A number of a spreadsheet without the decimals that it never had: 15400001111.0. */
    private static String whole(String type, String written) {
        boolean number =
                written.endsWith("0") && (type.equals("phone") || type.equals("account") || type.equals("person"));
        return number ? DECIMALS.matcher(written).replaceFirst("$1") : written;
    }

    /** Control characters are no part of an identifier, and no export could hold them. */
    private static String withoutControls(String cell) {
        return cell.chars().anyMatch(Character::isISOControl) ? cell.replaceAll("\\p{Cntrl}", "") : cell;
    }

    /** Whether part of the identifier is masked: two that show the same are not one. */
    private static boolean hidden(String type, String written) {
        return switch (type) {
            case "account", "phone", "person" -> Party.masked(written);
            case "merchant" -> Party.masked(written) || Party.maskedName(written);
            case "machine", "case", "chat", "plate" -> written.indexOf('*') >= 0 || written.indexOf('×') >= 0;
            default -> false;
        };
    }

    /** Case and shop numbers follow no common form: any that is not empty names its case or shop. */
    private static Optional<EntityKey> plain(String type, String written) {
        boolean free = type.equals("case") || type.equals("merchant") || type.equals("machine");
        return free && !written.isBlank() ? Optional.of(new EntityKey(type, written.strip())) : Optional.empty();
    }

    /** A person's ID number or, where it is none, a company's code. */
    Optional<EntityKey> holder(String written) {
        return read("person", written).or(() -> read("company", written));
    }

    private static boolean allDigits(String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
