package io.clew.web.frame;

import io.clew.graph.Ontology;
import io.clew.ingest.map.Mappings;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of kinds, links, types and roles in one language; a name that is not known is shown as it is. */
public final class Words {

    public static final String CHINESE = "zh-CN";
    static final String ENGLISH = "en";
    private static final Pattern KEY = Pattern.compile("(?<![“\"])\\b([a-z]+):(?=\\S)");
    private static final Ontology ONTOLOGY = Ontology.shipped();

    private static final Mappings MAPPINGS = Mappings.shipped();
    private static final Map<String, String> FIELDS = fields();
    private static final String STATEMENT_ROW = "transfer";
    private static final Set<String> CLEANED_CALL = Set.of("mirrorOf", "side", "link", "from", "to");
    private static final Set<String> WRITTEN = Set.of("direction", "counterpart", "outcome");

    private final String lang;
    private final Msg msg;
    private final RowMsg row;

    private Words(String lang) {
        this.lang = lang;
        this.msg = MessageBundles.get(Msg.class, Localized.Literal.of(lang));
        this.row = MessageBundles.get(RowMsg.class, Localized.Literal.of(lang));
    }

    /** @param lang {@code en} for English; everything else is Chinese */
    public static Words in(String lang) {
        return new Words(lang.equals(ENGLISH) ? ENGLISH : CHINESE);
    }

    public String lang() {
        return lang;
    }

    public Msg msg() {
        return msg;
    }

    /** The words of one room, in this language. */
    public <M> M of(Class<M> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(lang));
    }

    /** What a failure says, in this language. */
    public String told(ClewException failure) {
        return tell(failure.message());
    }

    public Messages messages() {
        return chinese() ? Messages.CHINESE : Messages.ENGLISH;
    }

    /** In this language, with entities as people say them: {@code 账户 6222…} for {@code account:6222…}. */
    public String tell(Message message) {
        return messages()
                .tell(message, value -> value instanceof EntityKey key ? kind(key.type()) + " " + key.value() : null);
    }

    /** A text with its entity keys as people say them: {@code 账户 6222…} for {@code account:6222…}. */
    public String keysSaid(String text) {
        return KEY.matcher(text)
                .replaceAll(found -> ONTOLOGY.knowsNode(found.group(1)) ? kind(found.group(1)) + " " : found.group());
    }

    public boolean chinese() {
        return lang.equals(CHINESE);
    }

    public String kind(String type) {
        if (!ONTOLOGY.knowsNode(type)) {
            return type;
        }
        var kind = ONTOLOGY.node(type);
        return chinese() ? kind.zh() : kind.en();
    }

    public String link(String type) {
        int ordinal = ONTOLOGY.ordinal(type);
        if (ordinal < 0) {
            return type;
        }
        var link = ONTOLOGY.link(ordinal);
        return chinese() ? link.zh() : link.en();
    }

    /** Whether facts of the link move money, and not only say how much there was. */
    public boolean movesMoney(String type) {
        int ordinal = ONTOLOGY.ordinal(type);
        return ordinal >= 0 && ONTOLOGY.link(ordinal).money();
    }

    /** Why a trace ends somewhere. */
    public String stop(io.clew.analysis.trace.statement.Stop stop) {
        return tell(stop.message());
    }

    public String recordType(String type) {
        return msg.recordType(type);
    }

    public String access(io.clew.access.Role role) {
        return msg.accessRole(role.word());
    }

    /**
     * What cleaning wrote, in words; else a row's field as the shipped layouts head it in Chinese, or the mapping's own
     * name where none does.
     */
    public String field(String recordType, String name) {
        boolean cleaned = recordType.equals(STATEMENT_ROW) || CLEANED_CALL.contains(name);
        String written = cleaned ? row.field(name) : "";
        if (!written.isEmpty()) {
            return written;
        }
        return chinese() ? FIELDS.getOrDefault(recordType + "." + name, FIELDS.getOrDefault(name, name)) : name;
    }

    /** A layout of files, by its name. */
    public String mapping(String name) {
        return MAPPINGS.all().stream()
                .filter(mapping -> mapping.name().equals(name))
                .map(mapping -> chinese() ? mapping.zh() : mapping.en())
                .findFirst()
                .orElse(name);
    }

    /** A field's value; what cleaning wrote in words. */
    public String value(String recordType, String name, String value) {
        boolean written = (recordType.equals(STATEMENT_ROW) && WRITTEN.contains(name)) || CLEANED_CALL.contains(name);
        return written ? row.value(value) : value;
    }

    /** Of each field the header that most layouts begin with; the first of several that are as frequent. */
    private static Map<String, String> fields() {
        var headers = new HashMap<String, Map<String, Integer>>();
        MAPPINGS.all()
                .forEach(mapping -> mapping.columns()
                        .forEach(column -> column.headers().stream().findFirst().ifPresent(header -> {
                            count(headers, mapping.type() + "." + column.name(), header);
                            count(headers, column.name(), header);
                        })));
        var labels = new HashMap<String, String>();
        headers.forEach((field, counts) -> labels.put(field, mostFrequent(counts)));
        return labels;
    }

    private static void count(Map<String, Map<String, Integer>> headers, String field, String header) {
        headers.computeIfAbsent(field, name -> new LinkedHashMap<>()).merge(header, 1, Integer::sum);
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    public String role(String role) {
        return msg.role(role);
    }
}
