package io.clew.api;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.Leads;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Proposals that await a named person's decision. */
@Path("/api/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "线索")
public class LeadsResource {

    /** A proposal, such as to freeze an amount. */
    @Schema(name = "LeadProposal")
    public record Proposed(
            @Nullable @Schema(examples = "freeze") String kind,

            @Nullable @Schema(examples = "account:6222020200112233445")
            String subject,

            @Nullable @Schema(examples = "50000.00") String amount,
            @Nullable String why,
            @Nullable List<String> facts,

            @Nullable @Schema(description = "when it lapses, such as 48 hours for a stop of payment")
            String deadline) {}

    /** What a person decides. */
    @Schema(name = "LeadDecision")
    public record Decided(
            @Nullable @Schema(description = "accepted, refused or open")
            String state,

            @Nullable @Schema(description = "needed") String reason) {}

    /** A lead, its reason in the caller's language. */
    @Schema(name = "Lead")
    public record LeadShape(
            String id,
            String kind,
            String subject,
            String amount,
            String why,
            List<String> facts,
            String purpose,
            String proposedBy,
            Instant proposedAt,
            @Nullable Instant deadline,
            Leads.State state,
            List<Leads.Decision> decisions) {

        static LeadShape of(Leads.Lead lead, Tongue tongue) {
            return new LeadShape(
                    lead.id(),
                    lead.kind(),
                    lead.subject(),
                    lead.amount(),
                    tongue.say(lead.why()),
                    lead.facts(),
                    lead.purpose(),
                    lead.proposedBy(),
                    lead.proposedAt(),
                    lead.deadline(),
                    lead.state(),
                    lead.decisions());
        }
    }

    private final Leads leads;
    private final Normalizer normalizer;
    private final Asker asker;

    LeadsResource(Leads leads, Normalizer normalizer, Asker asker) {
        this.leads = leads;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The leads, all or of one state")
    public List<LeadShape> list(@QueryParam("state") @Nullable String state) {
        Access access = asker.access();
        Tongue tongue = asker.tongue();
        return leads
                .list(
                        access,
                        state == null || state.isBlank()
                                ? null
                                : Said.word("state", state, Leads.State.class, Leads.State.OPEN))
                .stream()
                .map(lead -> LeadShape.of(lead, tongue))
                .toList();
    }

    @POST
    @Operation(summary = "Proposes something")
    public LeadShape propose(@Nullable Proposed asked) {
        Access access = asker.access();
        Proposed ask = Said.required("kind", asked);
        EntityKey subject = Said.key(normalizer, "subject", ask.subject);
        Money amount = Said.money("amount", ask.amount);
        var lead = leads.propose(
                access,
                Said.required("kind", ask.kind),
                subject,
                amount == null ? "" : amount.toString(),
                Message.verbatim(Said.required("why", ask.why)),
                ask.facts == null ? List.of() : ask.facts,
                Said.instant("deadline", ask.deadline));
        return LeadShape.of(lead, asker.tongue());
    }

    @POST
    @Path("/{id}/decision")
    @Operation(summary = "Accepts or refuses a lead, with a reason")
    public LeadShape decide(@RestPath String id, @Nullable Decided asked) {
        Access access = asker.access();
        Decided ask = Said.required("state", asked);
        Said.required("state", ask.state);
        var lead = leads.decide(
                access,
                id,
                Said.word("state", ask.state, Leads.State.class, Leads.State.OPEN),
                ask.reason == null ? "" : ask.reason);
        return LeadShape.of(lead, asker.tongue());
    }
}
