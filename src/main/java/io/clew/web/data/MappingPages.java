package io.clew.web.data;

import io.clew.ingest.Imports;
import io.clew.ingest.SiteMappings;
import io.clew.ingest.file.Preview;
import io.clew.intake.KeepMappings;
import io.clew.record.ClewException;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Mappings that were made here: those of the data folder, which can be tried against a sample, and those made by hand. */
@Path("/mappings")
public class MappingPages {

    private static final long LARGEST = 1 << 20;

    private final Pages pages;
    private final Visitor visitor;
    private final KeepMappings mappings;

    MappingPages(Pages pages, Visitor visitor, KeepMappings mappings) {
        this.pages = pages;
        this.visitor = visitor;
        this.mappings = mappings;
    }

    @GET
    public Response all() {
        return pages.show("data", frame -> page(frame, null, ""));
    }

    /** Shows what a mapping, sent or of the data folder, makes of a sample. */
    @POST
    @Path("try")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response tryOut(
            @RestForm("yaml") @Nullable FileUpload yaml,
            @RestForm("site") @Nullable String site,
            @RestForm("file") @Nullable FileUpload sample) {
        return pages.show("data", frame -> {
            try {
                return page(frame, tried(yaml, site == null ? "" : site, sample), "");
            } catch (ClewException refused) {
                boolean told = List.of("mapping-broken", "mapping-unknown", "import-empty", "damaged")
                        .contains(refused.code());
                if (!told) {
                    throw refused;
                }
                String fault = refused.code().equals("import-empty")
                        ? frame.words().of(ImportMsg.class).tryLacks()
                        : frame.words().told(refused);
                return page(frame, null, fault);
            }
        });
    }

    private Preview tried(@Nullable FileUpload yaml, String site, @Nullable FileUpload sample) {
        boolean sent = named(yaml);
        String file = sent && yaml != null ? yaml.fileName() : site;
        String written = sent && yaml != null ? text(yaml) : "";
        if (!named(sample) || sample == null) {
            return mappings.tried(visitor.caller(), visitor.purpose(), file, written, List.of());
        }
        try (InputStream content = Files.newInputStream(sample.uploadedFile())) {
            var upload = new Imports.Upload(sample.fileName(), content);
            return mappings.tried(visitor.caller(), visitor.purpose(), file, written, List.of(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean named(@Nullable FileUpload file) {
        return file != null && file.fileName() != null && !file.fileName().isBlank();
    }

    private static String text(FileUpload yaml) {
        try {
            byte[] bytes = yaml.size() > LARGEST ? new byte[0] : Files.readAllBytes(yaml.uploadedFile());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("forget")
    public Response forget(@FormParam("id") @DefaultValue("") String id) {
        return pages.sent("data", frame -> {
            mappings.forget(visitor.caller(), id);
            return Pages.to("/mappings");
        });
    }

    private TemplateInstance page(Frame frame, @Nullable Preview tried, String fault) {
        SiteMappings site = mappings.site(visitor.caller());
        return Templates.mappings(
                frame,
                new MappingsView(
                        site.folder().toString(),
                        site.list().stream()
                                .map(one -> MappingsView.line(one, frame.words()))
                                .toList(),
                        mappings.kept(visitor.caller()).stream()
                                .map(one -> MappingsView.line(one, frame.words()))
                                .toList(),
                        tried == null ? null : MappingsView.tried(tried, frame.words()),
                        fault));
    }
}
