package io.clew.ingest.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one layout of file mean: data, read from {@code mappings/NAME.yaml}.
 *
 * @param kind which way its rows become records
 * @param type type of the records made
 * @param id column that names the record; empty where its content does
 * @param recognise the layout fits a header that has one column of each of these groups
 * @param refuse headers that say the file is of another layout
 * @param direction how a row says who is the first party; null where the columns say it
 * @param text columns that are free text and are searched for identifiers, in order
 * @param title template of the record's title; {@code {column}} stands for a value
 * @param identity columns that make two rows the same; empty for all
 * @param forms papers that documents of this kind may be
 * @param carry columns whose value a row takes from the row above where it leaves all of them empty
 * @param platform whose bill it is, such as {@code wechat}: accounts are then accounts of that platform; empty for banks
 */
public record Mapping(
        String name,
        Kind kind,
        String type,
        String zh,
        String en,
        String id,
        List<Column> columns,
        List<List<String>> recognise,
        List<String> refuse,
        @Nullable Direction direction,
        List<FactRule> facts,
        List<String> text,
        String title,
        List<String> identity,
        List<Form> forms,
        List<String> carry,
        String platform) {

    /** The name that stands for a party chosen by the direction. */
    public static final String FROM = "$from";

    public static final String TO = "$to";

    /** What the rows of a layout are. */
    public enum Kind {
        /** Movements of accounts, cleaned before they are kept. */
        @JsonProperty("statement")
        STATEMENT,
        /** Rows whose facts the mapping lists. */
        @JsonProperty("table")
        TABLE,
        /** Free text: each file, or each message with each of its attachments, is one record. */
        @JsonProperty("documents")
        DOCUMENTS,
        /** Clew's own form, a JSON object on a line. */
        @JsonProperty("records")
        RECORDS,
        /** Entities of FollowTheMoney, a JSON object on a line. */
        @JsonProperty("ftm")
        FTM;

        /** Whether it reads rows under a header. */
        public boolean isTable() {
            return this == STATEMENT || this == TABLE;
        }
    }

    /** What a cell holds, and so how it is read. */
    public enum As {
        ACCOUNT("account"),
        PHONE("phone"),
        PERSON("person"),
        COMPANY("company"),
        /** A person's ID number or a company's code. */
        HOLDER("person"),
        DEVICE("device"),
        IP("ip"),
        CASE("case"),
        EMAIL("email"),
        URL("url"),
        CHAT("chat"),
        PLATE("plate"),
        WALLET("wallet"),
        MERCHANT("merchant"),
        MACHINE("machine"),
        TIME(""),
        DATE(""),
        CLOCK(""),
        MONEY(""),
        SECONDS(""),
        DIRECTION(""),
        CURRENCY(""),
        NAME(""),
        TEXT("");

        private final String entity;

        As(String entity) {
            this.entity = entity;
        }

        /** Type of the entity that a cell names; empty where it names none. */
        String entity() {
            return entity;
        }

        public boolean isEntity() {
            return !entity.isEmpty();
        }
    }

    /**
     * One column of the layout.
     *
     * @param headers what it is called in files, or behind {@code ~} a pattern of that; the first is how people are told
     *     of it
     * @param required a row without it is a reject
     * @param role what its entity is to the record; empty where the facts say it
     * @param named column that gives the entity's name; empty for none
     * @param above pattern that finds the value, as its first group that holds anything, in the lines above the header;
     *     empty for none
     */
    public record Column(
            String name, List<String> headers, As as, boolean required, String role, String named, String above) {

        public Column {
            headers = List.copyOf(headers);
            role = orEmpty(role);
            named = orEmpty(named);
            above = orEmpty(above);
        }

        /** With the other's headers behind its own. */
        Column with(Column more) {
            List<String> all = new ArrayList<>(headers);
            more.headers.stream().filter(header -> !all.contains(header)).forEach(all::add);
            return new Column(name, all, as, required, role, named, above.isEmpty() ? more.above : above);
        }
    }

    /**
     * How a row says which of two parties acted.
     *
     * @param by {@code mark} (a word in a column), {@code columns} (an amount in {@code in} or in {@code out}) or
     *     {@code sign} (a negative amount goes out)
     * @param also a second column whose words count with the first one's; empty for none
     * @param out words that make the own side the first party; empty for the common ones of statements
     */
    public record Direction(
            String by, String column, String also, String own, String other, List<String> out, List<String> in) {

        public Direction {
            column = orEmpty(column);
            also = orEmpty(also);
            own = orEmpty(own);
            other = orEmpty(other);
            out = orNone(out);
            in = orNone(in);
        }
    }

    /**
     * One fact that each row of the layout asserts, where both ends are there.
     *
     * @param from column, or {@code $from} where the direction decides
     * @param orElse column to take where {@code from} is empty
     * @param currency column of the amount's currency; empty for yuan
     * @param more columns to keep with the fact
     * @param instead another link type, where a column holds a word
     */
    public record FactRule(
            String from,
            String orElse,
            String link,
            String to,
            String at,
            String amount,
            String currency,
            List<String> more,
            @Nullable Instead instead) {

        public FactRule {
            orElse = orEmpty(orElse);
            at = orEmpty(at);
            amount = orEmpty(amount);
            currency = orEmpty(currency);
            more = orNone(more);
        }
    }

    /**
     * A paper of a fixed form.
     *
     * @param heading what stands in its first line
     * @param about what the line begins with that names whom it is about
     * @param at what the line begins with that says when it was taken
     */
    public record Form(String heading, String about, String at) {}

    /**
     * A link that stands in for the rule's where a column holds one of some words.
     *
     * @param also a second column to look into; empty for none
     * @param contains words, parted by {@code |}
     */
    public record Instead(String column, String also, String contains, String link) {

        public Instead {
            also = orEmpty(also);
        }
    }

    public Mapping {
        id = orEmpty(id);
        columns = orNone(columns);
        recognise = orNone(recognise);
        refuse = orNone(refuse);
        facts = orNone(facts);
        text = orNone(text);
        title = orEmpty(title);
        identity = orNone(identity);
        forms = orNone(forms);
        carry = orNone(carry);
        platform = orEmpty(platform);
    }

    /** With the columns that any layout of its kind may have: more headers for its own, and more columns. */
    Mapping with(List<Column> common) {
        List<Column> all = new ArrayList<>();
        for (Column column : columns) {
            all.add(common.stream()
                    .filter(c -> c.name().equals(column.name()))
                    .findFirst()
                    .map(column::with)
                    .orElse(column));
        }
        common.stream().filter(c -> place(c.name()) < 0).forEach(all::add);
        return new Mapping(
                name, kind, type, zh, en, id, all, recognise, refuse, direction, facts, text, title, identity, forms,
                carry, platform);
    }

    /** Its name in the reader's language. */
    public Message label() {
        return Message.of("named", zh, en);
    }

    /** @throws ClewException {@code mapping-field} where one is no name of a column; lists those there are */
    public void check(Collection<String> names) {
        for (String name : names) {
            if (!name.isEmpty() && place(name) < 0) {
                List<String> known = columns.stream().map(Column::name).toList();
                Message message = Message.of("mapping-field", this.name, name, known);
                throw new ClewException(message, List.of(new ClewException.Fault("field:fields", message)));
            }
        }
    }

    public Column column(String wanted) {
        for (Column column : columns) {
            if (column.name().equals(wanted)) {
                return column;
            }
        }
        throw new IllegalArgumentException("mapping " + name + " has no column '" + wanted + "'");
    }

    /** Place of the column in {@link #columns}; -1 where the mapping has none of that name. */
    int place(String wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static String orEmpty(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
