package io.clew.casework.freeze;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.print.DocxPrinter;
import io.clew.print.PdfPrinter;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Makes the letters to banks from forms that are data: filled from the item, numbered, with every blank that no record fills
 * marked. A letter of an item keeps its number however often it is made.
 */
public final class Letters {

    /** A file to hand out. */
    public record Paper(String name, String type, byte[] bytes) {}

    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final FreezeStore items;
    private final FreezeRules rules;
    private final List<LetterForm> forms = LetterForm.shipped();
    private final AuditLog audit;
    private final Clock clock;

    Letters(FreezeStore items, FreezeRules rules, AuditLog audit, Clock clock) {
        this.items = items;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The forms that make sense for an item in that state. */
    public List<LetterForm> of(String state) {
        return forms.stream().filter(form -> form.in().contains(state)).toList();
    }

    /**
     * @param kind code of a form
     * @param format {@code docx} or {@code pdf}
     * @throws ClewException {@code freeze-unknown}; {@code letter-unknown}; {@code letter-state} where the item is not so far
     *     or is past it; {@code letter-masked} where the reader does not see the account
     */
    public Paper make(Access access, String id, String kind, String format) {
        try (Look look = audit.open(access, AuditAct.LETTER, id + " " + kind + " " + format)) {
            LetterForm form = LetterForm.of(forms, kind);
            FreezeItem item = items.get(id)
                    .flatMap(kept -> items.seen(access, kept))
                    .orElseThrow(() -> new ClewException(Message.of("freeze-unknown", id)));
            EntityKey account = EntityKey.parse(item.account());
            if (Handles.isHandle(account)) {
                throw new ClewException(Message.of("letter-masked"));
            }
            if (!form.in().contains(item.state())) {
                throw new ClewException(Message.of("letter-state", form.title(), FreezeStore.state(item.state())));
            }
            Instant now = clock.instant();
            var letter = new Letter(form, item, rules, items.letter(form.word(), item.id(), now), now);
            look.returned(1, List.of(account));
            String name = form.code() + "-" + item.number() + "." + format;
            return switch (format) {
                case "pdf" -> new Paper(name, PDF, PdfPrinter.print(letter.page(), now));
                case "docx" -> new Paper(name, DOCX, DocxPrinter.print(letter.page(), now));
                default -> throw new ClewException(Message.of("letter-format", format));
            };
        }
    }
}
