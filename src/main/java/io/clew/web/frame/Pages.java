package io.clew.web.frame;

import io.clew.access.Caller;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Wordless;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Draws pages: in the visitor's language, with an error page where something is refused or fails. */
@RequestScoped
public class Pages {

    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Visitor visitor;

    Pages(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * A whole page. A look without a purpose goes to the page that asks for one, and comes back.
     *
     * @param active id of the rail entry that the page belongs to
     */
    public Response show(String active, Function<Frame, TemplateInstance> page) {
        return sent(active, frame -> html(200, page.apply(frame), frame));
    }

    /**
     * The page that follows what the visitor did, with what was refused said on it. That their role does not reach is a page
     * of its own.
     *
     * @param page draws the page with what went wrong, empty where nothing did
     */
    public Response acting(String active, Consumer<Caller> act, BiFunction<Frame, String, TemplateInstance> page) {
        return show(active, frame -> {
            try {
                act.accept(visitor.caller());
                return page.apply(frame, "");
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return page.apply(frame, frame.words().told(refused));
            }
        });
    }

    /** A file or whatever else is no page; a refusal is a page as in {@link #show}. */
    public Response sent(String active, Function<Frame, Response> answer) {
        Frame frame = visitor.frame(active);
        try {
            return answer.apply(frame);
        } catch (ClewException refused) {
            if (refused.kind() == FailureKind.PURPOSE_MISSING) {
                return to("/purpose?back=" + Shown.encoded(frame.here()));
            }
            if (refused.kind() == FailureKind.PURPOSE) {
                String why = frame.words().told(refused);
                return html(403, Templates.purpose(frame, frame.here(), why), frame);
            }
            return trouble(frame, Trouble.of(refused, frame.words()));
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            return trouble(frame, failed(frame, e));
        }
    }

    /** A piece of a page that a script puts in; an error is its status and one line. */
    public Response piece(Function<Frame, TemplateInstance> piece) {
        Frame frame = visitor.frame("");
        try {
            return html(200, piece.apply(frame), frame);
        } catch (ClewException refused) {
            Trouble trouble = Trouble.of(refused, frame.words());
            return Response.status(trouble.status())
                    .type(MediaType.TEXT_PLAIN + ";charset=UTF-8")
                    .entity(trouble.happened())
                    .build();
        }
    }

    Response absent(String active) {
        Frame frame = visitor.frame(active);
        return trouble(frame, Trouble.absent(frame.words()));
    }

    /** The text of the page that says a refusal. */
    String refused(ClewException refusal) {
        Frame frame = visitor.frame("");
        return Templates.error(frame, Trouble.of(refusal, frame.words()))
                .setLocale(frame.lang())
                .render();
    }

    Response trouble(Frame frame, Trouble trouble) {
        return html(trouble.status(), Templates.error(frame, trouble), frame);
    }

    /** Goes on to a page of ours; an address of somebody else's becomes the first page. */
    public static Response to(String path, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, local(path)) // as text: a URI would lose the place on the page
                .cookie(cookies)
                .build();
    }

    private static String local(String path) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().allMatch(c -> c > ' ' && c < 127);
        return ours ? path : "/";
    }

    private static Trouble failed(Frame frame, RuntimeException e) {
        String code = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf("a page failed, code %s%n%s", code, Wordless.trace(e));
        return Trouble.failed(frame.words(), code);
    }

    /** A page of its own, for what is sent and answered in place. */
    public static Response html(int status, TemplateInstance page, Frame frame) {
        String text = page.setLocale(frame.lang()).render();
        return Response.status(status)
                .type(HTML)
                .header("Cache-Control", "no-store")
                .entity(text)
                .build();
    }
}
