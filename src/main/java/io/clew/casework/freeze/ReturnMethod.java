package io.clew.casework.freeze;

import io.clew.record.ClewException;
import io.clew.record.Message;

/** By which reading of the rules on returning frozen money (返还若干规定, 2016, art. 8) it is divided. */
public enum ReturnMethod {
    /** 直接溯源, art. 8(1): only what is the victim's by every lawful way to attribute. */
    DIRECT("direct"),
    /** 时间戳, art. 8(2): oldest money leaves first. */
    TIME("time"),
    /** 按比例, art. 8(3): in proportion to the losses, after a notice of 30 days. */
    PRO_RATA("pro-rata");

    private final String word;

    ReturnMethod(String word) {
        this.word = word;
    }

    /** The word of the API, such as {@code pro-rata}. */
    public String word() {
        return word;
    }

    /** @throws ClewException {@code return-method} where there is none; the text names those there are */
    public static ReturnMethod of(String word) {
        for (ReturnMethod method : values()) {
            if (method.word.equalsIgnoreCase(word.strip())) {
                return method;
            }
        }
        throw new ClewException(Message.of("return-method", word));
    }
}
