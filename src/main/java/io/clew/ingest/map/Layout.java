package io.clew.ingest.map;

import io.clew.ingest.map.Mapping.As;
import io.clew.ingest.map.Mapping.Column;
import io.clew.ingest.read.Rejection;
import io.clew.record.Message;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A mapping bound to the header of one table.
 *
 * @param places for each column of the mapping, its place in a row; -1 where the table has none
 * @param spare places in a row that have a header and no column of the mapping
 * @param above values that the lines above the header give, by column name
 * @param missing groups of {@link Mapping#recognise} that nothing fits, as people would name them
 * @param units for each column of the mapping, what one of its numbers is worth: 分 of an amount, milliseconds of a
 *     duration; of a time the minutes by which its zone is ahead of UTC
 * @param faults what the header says of its columns that is not understood: with one of these no row may be believed
 */
public record Layout(
        Mapping mapping,
        String[] header,
        int[] places,
        int[] spare,
        Map<String, String> above,
        List<String> missing,
        long[] units,
        List<Rejection> faults) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** 金额(元), 金额/元, 金额_分, 金额单位:角. */
    private static final Pattern UNIT = Pattern.compile("[(\\[【](?<in>[^()\\[\\]【】]*)[)\\]】]$"
            + "|(?:[/_]|[(]?单位:?)(?<tail>(?:人民币)?(?:[百千]?万|[百千亿])?[元圆]|角|分|万|美元|港[元币]|秒|分钟)[)]?$");

    private static final Pattern OTHER_ZONE = Pattern.compile("(?i)(UTC|GMT|时区)(?![+]?0?8)");
    private static final Pattern ZONE = Pattern.compile("(?i)(?:UTC|GMT)(?:([+-]\\d{1,2})(?::?(\\d{2}))?)?");
    private static final long YUAN = 100;
    private static final long SECOND = 1000;

    /** Minutes by which China's time is ahead of UTC. */
    static final long CHINA = 480;

    /** What a header of a mapping begins with that is a pattern of whole headers. */
    private static final String LIKE = "~";

    /** Names that mappings give to columns, as they are compared; each is asked for with every line of every file. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private static final Map<String, Predicate<String>> WANTED = new ConcurrentHashMap<>();

    static Layout bind(Mapping mapping, String[] header, List<String> linesAbove) {
        return bind(mapping, header, linesAbove, Map.of());
    }

    /** @param fields what a person said of columns, see {@link Choice} */
    static Layout bind(Mapping mapping, String[] header, List<String> linesAbove, Map<String, String> fields) {
        String[] written = Arrays.stream(header).map(Layout::plain).toArray(String[]::new);
        int[] places = new int[mapping.columns().size()];
        boolean[] taken = new boolean[header.length];
        boolean[] dropped = new boolean[header.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < header.length; i++) {
            String said = fields.get(header[i].strip());
            if (said != null) {
                taken[i] = true;
                dropped[i] = said.isEmpty();
                int column = mapping.place(said);
                if (column >= 0 && places[column] < 0) {
                    places[column] = i;
                }
            }
        }
        Map<String, String> above = new LinkedHashMap<>();
        for (int c = 0; c < places.length; c++) {
            Column column = mapping.columns().get(c);
            if (places[c] < 0) {
                places[c] = place(column, header, written, taken);
            }
            if (places[c] >= 0) {
                taken[places[c]] = true;
            } else if (!column.above().isEmpty()) {
                find(Vocabulary.shipped().above(column.above()), linesAbove)
                        .ifPresent(value -> above.put(column.name(), value));
            }
        }
        List<String> missing = new ArrayList<>();
        for (List<String> group : mapping.recognise()) {
            boolean there =
                    group.stream().anyMatch(name -> places[mapping.place(name)] >= 0 || above.containsKey(name));
            if (!there) {
                missing.add(group.stream()
                        .map(name -> mapping.column(name).headers().getFirst())
                        .collect(Collectors.joining(" / ")));
            }
        }
        List<Rejection> faults = new ArrayList<>();
        long[] units = units(mapping, header, places, linesAbove, above, faults);
        return new Layout(
                mapping, header.clone(), places, spare(header, places, dropped), above, missing, units, faults);
    }

    private static long[] units(
            Mapping mapping,
            String[] header,
            int[] places,
            List<String> linesAbove,
            Map<String, String> above,
            List<Rejection> faults) {
        Vocabulary vocabulary = Vocabulary.shipped();
        long amounts = YUAN;
        for (String line : linesAbove) {
            Matcher unit = vocabulary.unit.matcher(line);
            if (unit.find()) {
                OptionalLong known = vocabulary.money(unit.group(1));
                if (known.isEmpty()) {
                    faults.add(Rejection.row(Message.of("unit-unknown.above", unit.group(1))));
                }
                amounts = known.orElse(YUAN);
            }
        }
        long[] units = new long[places.length];
        for (int c = 0; c < places.length; c++) {
            As as = mapping.columns().get(c).as();
            units[c] = switch (as) {
                case MONEY -> amounts;
                case SECONDS -> SECOND;
                case TIME -> places[c] < 0 ? CHINA : zone(header[places[c]]).orElse(CHINA);
                default -> 1;
            };
            String bracket = places[c] < 0 ? "" : bracket(header[places[c]]);
            if (!bracket.isEmpty() && (as == As.MONEY || as == As.SECONDS)) {
                OptionalLong known = as == As.MONEY ? vocabulary.money(bracket) : vocabulary.millis(bracket);
                if (known.isPresent()) {
                    units[c] = known.getAsLong();
                } else if (as == As.MONEY && isCurrency(mapping, places, above, bracket)) {
                    above.put("currency", bracket);
                } else if (!vocabulary.isPlain(bracket)) {
                    faults.add(new Rejection(
                            header[places[c]].strip(),
                            Message.of("unit-unknown.header", header[places[c]].strip(), bracket)));
                }
            }
        }
        return units;
    }

    /** 交易金额(美元), where neither a column nor a line above says another currency. */
    private static boolean isCurrency(Mapping mapping, int[] places, Map<String, String> above, String bracket) {
        int column = mapping.place("currency");
        Vocabulary vocabulary = Vocabulary.shipped();
        String known = vocabulary.currency(bracket).orElse("");
        String said = above.getOrDefault("currency", bracket);
        return !known.isEmpty()
                && column >= 0
                && places[column] < 0
                && known.equals(vocabulary.currency(said).orElse(""));
    }

    /** What stands in brackets at the header's end; empty for nothing. */
    private static String bracket(String header) {
        Matcher unit = UNIT.matcher(BLANKS.matcher(Values.clean(header)).replaceAll(""));
        return unit.find() ? said(unit) : "";
    }

    private static String said(Matcher unit) {
        String inside = unit.group("in");
        return inside != null ? inside : unit.group("tail");
    }

    private static int[] spare(String[] header, int[] places, boolean[] dropped) {
        Set<Integer> mapped = Arrays.stream(places).boxed().collect(Collectors.toSet());
        return IntStream.range(0, header.length)
                .filter(i -> !mapped.contains(i) && !header[i].isBlank() && !dropped[i])
                .toArray();
    }

    private static int place(Column column, String[] header, String[] written, boolean[] taken) {
        int abroad = -1;
        for (String name : column.headers()) {
            Predicate<String> wanted = wanted(name);
            for (int i = 0; i < written.length; i++) {
                if (!taken[i] && wanted.test(written[i])) {
                    boolean elsewhere = column.as() == As.TIME
                            && OTHER_ZONE.matcher(header[i]).find();
                    if (!elsewhere) {
                        return i;
                    }
                    abroad = abroad < 0 && zone(header[i]).isPresent() ? i : abroad;
                }
            }
        }
        return abroad; // a column in another zone, where none is in China's
    }

    private static Predicate<String> wanted(String name) {
        return WANTED.computeIfAbsent(
                name,
                given -> given.startsWith(LIKE)
                        ? Pattern.compile(given.substring(LIKE.length())).asMatchPredicate()
                        : plain(given)::equals);
    }

    /** Minutes ahead of UTC of the zone that a header names; empty where it names none that can be read. */
    private static OptionalLong zone(String header) {
        Matcher zone = ZONE.matcher(BLANKS.matcher(Values.clean(header)).replaceAll(""));
        if (!zone.find()) {
            return OptionalLong.empty();
        }
        long hours = zone.group(1) == null ? 0 : Long.parseLong(zone.group(1));
        long minutes = zone.group(2) == null ? 0 : Long.parseLong(zone.group(2));
        return Math.abs(hours) > 14
                ? OptionalLong.empty()
                : OptionalLong.of(hours * 60 + (hours < 0 ? -minutes : minutes));
    }

    private static java.util.Optional<String> find(String pattern, List<String> lines) {
        Pattern wanted = Pattern.compile(pattern);
        for (String line : lines) {
            Matcher found = wanted.matcher(line);
            if (found.find()) {
                return IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .map(String::strip);
            }
        }
        return java.util.Optional.empty();
    }

    /** A header as it is compared: narrow, Simplified, upper case, without blanks and without a unit in brackets behind. */
    public static String plain(String header) {
        String folded = TextFolder.fold(Values.clean(header)).text();
        String narrow = BLANKS.matcher(folded).replaceAll("").toUpperCase(Locale.ROOT);
        Matcher unit = UNIT.matcher(narrow);
        if (!unit.find() || unit.start() == 0 || Vocabulary.shipped().isSide(said(unit))) {
            return narrow;
        }
        return narrow.substring(0, unit.start());
    }

    private static String known(String name) {
        return KNOWN.computeIfAbsent(name, Layout::plain);
    }

    /** Place of a column of the mapping in a row; -1 where the table or the mapping has none. */
    public int at(String column) {
        int place = mapping.place(column);
        return place < 0 ? -1 : places[place];
    }

    /** Whether the table has the column. */
    public boolean has(String column) {
        return at(column) >= 0;
    }

    /** What one of the column's numbers is worth. */
    public long unit(String column) {
        return units[mapping.place(column)];
    }

    boolean fits() {
        if (!missing.isEmpty()) {
            return false;
        }
        for (String cell : header) {
            for (String refused : mapping.refuse()) {
                if (plain(cell).equals(known(refused))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many columns of the mapping the table has. */
    int matched() {
        int matched = above.size();
        for (int place : places) {
            matched += place >= 0 ? 1 : 0;
        }
        return matched;
    }

    /** Name of the mapping's column at each place of the header; empty where the mapping has none. */
    public List<String> meanings() {
        String[] names = new String[header.length];
        Arrays.fill(names, "");
        for (int c = 0; c < places.length; c++) {
            if (places[c] >= 0) {
                names[places[c]] = mapping.columns().get(c).name();
            }
        }
        return List.of(names);
    }
}
