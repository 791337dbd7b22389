package io.clew.web.watch;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.alerts.watch.Watchlists;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Watchlists: what is waited for, and a form to wait for more, typed or from a file. */
@Path(WatchlistPages.PATH)
public class WatchlistPages {

    public static final String PATH = "/watchlists";

    /** Of a file of values, in MiB. */
    private static final int LARGEST = 16;

    private final Pages pages;
    private final Visitor visitor;
    private final Watchlists lists;
    private final Accounts accounts;

    WatchlistPages(Pages pages, Visitor visitor, Watchlists lists, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.lists = lists;
        this.accounts = accounts;
    }

    @GET
    public Response list() {
        return pages.show(AlertPages.ENTRY, frame -> page(frame, visitor.admit(), WatchlistsView.Form.EMPTY, "", ""));
    }

    private TemplateInstance page(Frame frame, Access access, WatchlistsView.Form form, String fault, String said) {
        return Templates.watchlists(
                frame,
                WatchlistsView.of(
                        lists.list(access), lists::holds, Names.of(accounts), frame.words(), form, fault, said));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response make(
            @RestForm("title") @Nullable String title,
            @RestForm("reason") @Nullable String reason,
            @RestForm("expires") @Nullable String expires,
            @RestForm("grade") @DefaultValue("0") int grade,
            @RestForm("values") @Nullable String values,
            @RestForm("file") @Nullable List<FileUpload> files) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            var form = new WatchlistsView.Form(or(title), or(reason), or(expires), grade, or(values));
            try {
                var made = lists.make(
                        access,
                        new Watchlists.Draft(
                                form.title(),
                                form.reason(),
                                day(form.expires()),
                                grade,
                                given(form.values() + "\n" + text(files))));
                return page(frame, access, WatchlistsView.Form.EMPTY, "", WatchlistsView.said(made, frame.words()));
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return page(frame, access, form, frame.words().told(refused), "");
            }
        });
    }

    private static String or(@Nullable String said) {
        return said == null ? "" : said;
    }

    /** The end of a day in China. */
    private static @Nullable Instant day(String said) {
        if (said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip())
                    .plusDays(1)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", said));
        }
    }

    private static List<Watchlists.Given> given(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    int tab = line.indexOf('\t');
                    return tab < 0
                            ? new Watchlists.Given(line, "")
                            : new Watchlists.Given(line.substring(0, tab), line.substring(tab + 1));
                })
                .toList();
    }

    private static String text(@Nullable List<FileUpload> files) {
        if (files == null || files.isEmpty()) {
            return "";
        }
        try {
            if (files.getFirst().size() > (long) LARGEST << 20) {
                throw new ClewException(Message.of("too-large.limit", LARGEST));
            }
            return new String(Files.readAllBytes(files.getFirst().uploadedFile()), StandardCharsets.UTF_8)
                    .replace("\ufeff", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("{id}/end")
    public Response end(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(AlertPages.ENTRY, frame -> {
            lists.end(visitor.admit(), id, reason);
            return Pages.to(PATH);
        });
    }
}
