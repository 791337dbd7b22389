package io.clew.ingest.check;

import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Values;
import io.clew.ingest.read.Rejection;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose rows a table has where neither its cells nor the lines above say: as a person answered, else as its name says. */
final class Owner {

    private static final Pattern IN_NAME = Pattern.compile("(?<!\\d)(?!20[012]\\d[01]\\d)\\d{15,19}(?!\\d)");
    private static final Pattern PHONE_IN_NAME = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
    private static final String ACCOUNT = "account";
    private static final String PHONE = "phone";

    private final Keys keys;
    private final String own;
    private final String names;

    /**
     * @param own as a person answered, a key or a bare number; empty for no answer
     * @param names of the file and the sheet
     */
    Owner(Keys keys, String own, String names) {
        this.keys = keys;
        this.own = own;
        this.names = names;
    }

    /** Whose statement it is; null where nobody and no name says. */
    @Nullable
    EntityKey ofAccount() {
        return asked(ACCOUNT, IN_NAME);
    }

    /** Whose bill of calls it is; null where nobody and no name says. */
    @Nullable
    EntityKey ofPhone() {
        return asked(PHONE, PHONE_IN_NAME);
    }

    /**
     * The number whose bill it is, where neither a column nor a line above says; null where one does, or no rows are
     * one number's.
     *
     * @throws Rejection.Refused {@code own-unknown} where it must be asked
     */
    @Nullable
    EntityKey ofBill(Set<Layout> layouts, List<Part> parts) {
        Set<Layout> open = new LinkedHashSet<>();
        for (Layout layout : layouts) {
            Mapping.Direction direction = layout.mapping().direction();
            if (direction != null && !layout.has(direction.own())) {
                String above = layout.above().getOrDefault(direction.own(), "");
                if (keys.read(PHONE, Values.clean(above)).isEmpty()) {
                    open.add(layout);
                }
            }
        }
        if (parts.stream().noneMatch(part -> TableCheck.isWhole(part) && open.contains(TableCheck.layout(part)))) {
            return null;
        }
        EntityKey asked = ofPhone();
        if (asked == null) {
            throw Rejection.refuse("", Message.of("own-unknown"));
        }
        return asked;
    }

    /**
     * Whose the rows are as was answered, else as the file's or sheet's name says; null where neither does.
     *
     * @param type of a bare number
     */
    private @Nullable EntityKey asked(String type, Pattern inName) {
        if (!own.isEmpty()) {
            return key(type, own).orElseThrow(() -> Rejection.refuse("", Message.of("own-unknown.unreadable", own)));
        }
        Matcher number = inName.matcher(names);
        Set<String> found = new LinkedHashSet<>();
        while (number.find()) {
            if (number.group().length() != 18) { // an ID number
                found.add(number.group());
            }
        }
        return found.size() == 1 ? key(type, found.iterator().next()).orElse(null) : null;
    }

    private Optional<EntityKey> key(String type, String said) {
        int colon = said.indexOf(':');
        if (colon > 0) {
            return keys.read(said.substring(0, colon), said.substring(colon + 1));
        }
        String digits = said.replaceAll("[ -]", "");
        if (type.equals(PHONE)) {
            return keys.read(PHONE, digits);
        }
        return digits.matches("\\d{5,34}") ? Optional.of(new EntityKey("account", digits)) : Optional.empty();
    }
}
