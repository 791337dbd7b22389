package io.clew.web.report;

import io.clew.access.Access;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.casework.series.SeriesBook;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.reports.Given;
import io.clew.reports.ReportQuestion;
import io.clew.text.Normalizer;
import io.clew.web.calls.CallsAsk;
import io.clew.web.frame.Typed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a form asks a report about: the one field means what its template is about. */
@Singleton
class ReportAsking {

    private static final int SECONDS = 120;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final int CONTACTS = 20;
    private static final List<String> CALLERS = List.of("phone", "person", "account", "device", "company");

    private final Normalizer normalizer;
    private final AskGangs gangs;
    private final SeriesBook series;

    ReportAsking(Normalizer normalizer, AskGangs gangs, SeriesBook series) {
        this.normalizer = normalizer;
        this.gangs = gangs;
        this.series = series;
    }

    ReportQuestion question(Access access, MultivaluedMap<String, String> form) {
        String template = said(form, "template");
        String about = said(form, "about");
        ReportQuestion question = ReportQuestion.of(template);
        if (about.isEmpty()) {
            return question;
        }
        return switch (template) {
            case "case" -> question.ofCase(about);
            case "money" ->
                question.following(new FollowMoney.Question(List.of(start(about)), false, TraceQuestion.USUAL, false));
            case "brief" -> question.on(day(about));
            case "calls" -> calls(question, about, form);
            case "gang" -> question.ofGang(gang(access, about));
            case "series" -> question.ofSeries(cases(access, about));
            case "lead" -> lead(question, about, form);
            default -> question;
        };
    }

    static String said(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static Stream<String> words(String typed) {
        return Stream.of(typed.split("[\\s,，、;；]+")).filter(word -> !word.isEmpty());
    }

    private TraceStart start(String about) {
        int slash = about.indexOf('/');
        if (slash > 0 && !about.substring(0, slash).contains(":")) {
            return about.indexOf('#') > slash
                    ? new TraceStart(about, null, null, null, null)
                    : new TraceStart(null, about, null, null, null);
        }
        String value = about.startsWith("account:") ? about.substring("account:".length()) : about;
        EntityKey written = new EntityKey("account", value.replaceAll("\\s", ""));
        return new TraceStart(
                null, null, normalizer.normalize("account", written.value()).orElse(written), null, null);
    }

    /** A case, where what is typed names no number; else numbers as the page of calls reads them. */
    private ReportQuestion calls(ReportQuestion question, String about, MultivaluedMap<String, String> form) {
        boolean numbers = words(about)
                .allMatch(word -> word.indexOf(':') > 0
                        || normalizer.readings(word).stream().anyMatch(key -> CALLERS.contains(key.type())));
        return numbers
                ? question.calling(new CallsAsk(
                                about,
                                said(form, "since"),
                                said(form, "until"),
                                said(form, "at"),
                                said(form, "order"),
                                said(form, "hubs"))
                        .question(normalizer, CONTACTS))
                : question.ofCase(about);
    }

    /** A gang that was proposed, or where to look for one. */
    private AskGangs.Question gang(Access access, String about) {
        if (ID.matcher(about).matches()) {
            return gangs.asking(access, about);
        }
        var seeds = words(about)
                .map(word -> word.indexOf(':') > 0
                        ? Typed.key(word)
                        : normalizer.readings(word).stream()
                                .findFirst()
                                .orElseThrow(() -> new ClewException(Message.of("account-unknown.scope", word))))
                .toList();
        return new AskGangs.Question(seeds, TimeRange.ALWAYS, SECONDS);
    }

    /** The cases of a series that people joined, or those that are named. */
    private List<String> cases(Access access, String about) {
        if (about.matches("s\\d+(-\\d+)?")) {
            return series.show(access, about).cases().stream()
                    .map(one -> one.key().value())
                    .toList();
        }
        return words(about)
                .map(word -> word.startsWith("case:") ? word.substring("case:".length()) : word)
                .distinct()
                .toList();
    }

    /** One lead by its id, or those of a case. */
    private static ReportQuestion lead(ReportQuestion question, String about, MultivaluedMap<String, String> form) {
        var over = new Given.HandOver(said(form, "to"), day(said(form, "due")));
        return ID.matcher(about).matches()
                ? question.handing(about, over)
                : question.ofCase(about).handing(null, over);
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return written.isEmpty() ? null : LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", written), e);
        }
    }
}
