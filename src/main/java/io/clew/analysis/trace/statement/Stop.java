package io.clew.analysis.trace.statement;

import io.clew.record.Message;
import io.clew.record.Messages;
import java.util.Locale;

/** Why a trace does not follow money further. */
public enum Stop {
    CASH(false),
    MERCHANT(false),
    THIRD_PARTY(false),
    VIRTUAL(false),
    ABROAD(false),
    NO_STATEMENT(true),
    HUB(false),
    DEPTH(true),
    LATE(true),
    SMALL(false),
    FOLDED(false),
    NAMELESS(true),
    UNEXPLAINED(true),
    OPENING(true),
    CUT(true);

    private final boolean breaks;

    Stop(boolean breaks) {
        this.breaks = breaks;
    }

    /** What a person is told: a {@code stop.…}. */
    public Message message() {
        return Message.of("stop." + word());
    }

    /** In Chinese, as the API gives it beside the word. */
    public String zh() {
        return Messages.CHINESE.tell(message());
    }

    /** Whether knowledge ends here although the money does not: a 断点 that more statements could close. */
    public boolean breaks() {
        return breaks;
    }

    /** Whether the money may still lie where it was not followed. */
    public boolean mayRest() {
        return switch (this) {
            case CASH, MERCHANT, THIRD_PARTY, VIRTUAL, ABROAD, NAMELESS -> false;
            default -> true;
        };
    }

    /** The word of the API, such as {@code no-statement}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
