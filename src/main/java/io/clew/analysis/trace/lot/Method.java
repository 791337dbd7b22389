package io.clew.analysis.trace.lot;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;
import java.util.Locale;

/** By which rule an outflow takes the money that lies in an account. */
public enum Method {
    /** 先进先出: the oldest lot leaves first (Clayton's case). */
    FIFO,
    /** 后进先出: the newest lot leaves first. */
    LIFO,
    /** 按比例: each outflow takes every lot pro rata (rolling charge). */
    HAIRCUT,
    /** 最低余额: the holder's own money leaves first; a victim's share never exceeds the lowest balance since. */
    LIBR,
    /** 全部污染: whatever touches a victim's money counts as it. An upper bound, never a ground for freezing. */
    POISON;

    /** The rules that may carry a decision, in the order in which they are shown. */
    public static final List<Method> LAWFUL = List.of(FIFO, LIFO, HAIRCUT, LIBR);

    /** Whether it matters which of two lots came first. */
    public boolean aged() {
        return this == FIFO || this == LIFO;
    }

    /** The word of the API, such as {@code fifo}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ClewException {@code trace-method} if there is no such method; names those there are */
    public static Method of(String word) {
        for (Method method : values()) {
            if (method.word().equals(word)) {
                return method;
            }
        }
        throw new ClewException(Message.of("trace-method", word));
    }
}
