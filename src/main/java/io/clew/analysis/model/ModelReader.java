package io.clew.analysis.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a model and says where it cannot be read; a field that the language does not have is refused, never passed over. */
public final class ModelReader {

    /** Every field of a model. */
    public static final Set<String> MODEL = Set.of("title", "about", "steps", "unless");

    /** Every field of a step. */
    public static final Set<String> STEP =
            Set.of("link", "direction", "other", "within", "strangers", "each", "facts", "others", "sum", "share");

    private static final Set<String> BOUND = Set.of("atLeast", "atMost");
    private static final int MOST_STEPS = 6;
    private static final int LONGEST_TITLE = 200;
    private static final long LONGEST_DAYS = 366;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*(m|h|d)");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Ontology ontology;

    public ModelReader(Ontology ontology) {
        this.ontology = ontology;
    }

    private enum Unit {
        COUNT,
        MONEY,
        SHARE
    }

    /**
     * @param text YAML, of which JSON is a part
     * @throws ClewException {@code model-form} with the place of what is wrong, {@code model-field} for a field that there is not
     */
    public Model read(String text) {
        try {
            return read(YAML.readTree(text));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw wrong("model", Message.of("model-form.text", line));
        }
    }

    public Model read(JsonNode model) {
        if (model == null || !model.isObject()) {
            throw wrong("model", Message.of("model-form.empty"));
        }
        known(model, MODEL, "");
        String title = model.path("title").asText("").strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw wrong("title", Message.of("model-form.title", LONGEST_TITLE));
        }
        String about = model.path("about").asText("account");
        kind("about", about);
        var steps = steps(model.path("steps"), "steps");
        if (steps.isEmpty()) {
            throw wrong("steps", Message.of("model-form.steps"));
        }
        if (steps.getFirst().share().asks()) {
            throw wrong("steps[0].share", Message.of("model-form.share"));
        }
        return new Model(title, about, steps, steps(model.path("unless"), "unless"));
    }

    private List<Step> steps(JsonNode said, String place) {
        if (!said.isMissingNode() && !said.isArray() || said.size() > MOST_STEPS) {
            throw wrong(place, Message.of("model-form.list", MOST_STEPS));
        }
        var steps = new ArrayList<Step>();
        for (JsonNode one : said) {
            steps.add(step(one, place + "[" + steps.size() + "]"));
        }
        return steps;
    }

    private Step step(JsonNode said, String place) {
        known(said, STEP, place + ".");
        String other = said.path("other").asText("");
        if (!other.isEmpty()) {
            kind(place + ".other", other);
        }
        return new Step(
                links(said.path("link"), place + ".link"),
                direction(said.path("direction").asText("both"), place),
                other,
                span(said.path("within").asText(""), place + ".within"),
                said.path("strangers").asBoolean(false),
                bound(said.path("each"), place + ".each", Unit.MONEY),
                bound(said.path("facts"), place + ".facts", Unit.COUNT),
                bound(said.path("others"), place + ".others", Unit.COUNT),
                bound(said.path("sum"), place + ".sum", Unit.MONEY),
                bound(said.path("share"), place + ".share", Unit.SHARE));
    }

    private static void known(JsonNode said, Set<String> fields, String place) {
        said.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw wrong(place + field, Message.of("model-field", place + field));
            }
        });
    }

    private void kind(String place, String kind) {
        if (!ontology.knowsNode(kind)) {
            throw wrong(place, Message.of("model-form.kind", place, kind));
        }
    }

    private List<String> links(JsonNode said, String place) {
        var links = new ArrayList<String>();
        if (said.isArray()) {
            said.forEach(one -> links.add(one.asText()));
        } else if (!said.asText("").isEmpty()) {
            links.add(said.asText());
        }
        var known = ontology.links().stream().map(Ontology.LinkType::type).toList();
        if (links.isEmpty() || !known.containsAll(links)) {
            throw wrong(place, Message.of("model-form.link", place, known));
        }
        return links;
    }

    private static Direction direction(String said, String place) {
        return switch (said) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            case "both" -> Direction.BOTH;
            default -> throw wrong(place + ".direction", Message.of("model-form.direction", place));
        };
    }

    private static Duration span(String said, String place) {
        Matcher span = SPAN.matcher(said.strip());
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            Duration duration = switch (span.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (!duration.isZero() && duration.toDays() <= LONGEST_DAYS) {
                return duration;
            }
        }
        throw wrong(place, Message.of("model-form.within", place));
    }

    private static Bound bound(JsonNode said, String place, Unit unit) {
        if (said.isMissingNode() || said.isNull()) {
            return Bound.ANY;
        }
        if (!said.isObject()) {
            throw wrong(place, Message.of("model-form.bound", place));
        }
        known(said, BOUND, place + ".");
        return new Bound(number(said.path("atLeast"), place, unit), number(said.path("atMost"), place, unit));
    }

    private static @org.jspecify.annotations.Nullable Long number(JsonNode said, String place, Unit unit) {
        if (said.isMissingNode() || said.isNull()) {
            return null;
        }
        try {
            return switch (unit) {
                case COUNT -> whole(said);
                case MONEY -> Money.parse(said.asText()).fen();
                case SHARE -> Math.round(Double.parseDouble(said.asText()) * Step.MILLION);
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(place, Message.of("model-form.bound", place));
        }
    }

    private static long whole(JsonNode said) {
        long number = Long.parseLong(said.asText());
        if (number < 0) {
            throw new IllegalArgumentException("negative: " + number);
        }
        return number;
    }

    private static ClewException wrong(String place, Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:" + place, message)));
    }
}
