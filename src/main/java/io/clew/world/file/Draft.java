package io.clew.world.file;

import com.hankcs.hanlp.HanLP;
import io.clew.record.EntityKey;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.List;

/** A text under the pen: keeps where each identifier, amount and name came to stand, in UTF-16 units. */
final class Draft {

    /**
     * @param kind {@code identifier}, {@code amount} or {@code name}
     * @param value the key, or for an amount yuan with two decimals
     */
    record Mark(int start, int end, String kind, String value) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final boolean traditional;

    Draft(boolean traditional) {
        this.traditional = traditional;
    }

    void say(String words) {
        text.append(traditional ? HanLP.convertToTraditionalChinese(words) : words);
    }

    void say(char c) {
        text.append(c);
    }

    void identifier(EntityKey key, String written) {
        mark("identifier", key.toString(), written);
    }

    void amount(long fen, String written) {
        mark("amount", new io.clew.record.Money(fen).toString(), written);
    }

    void name(String written) {
        String shown = traditional ? HanLP.convertToTraditionalChinese(written) : written;
        mark("name", "name:" + TextFolder.fold(shown).text(), shown);
    }

    private void mark(String kind, String value, String written) {
        String shown = traditional && kind.equals("amount") ? HanLP.convertToTraditionalChinese(written) : written;
        marks.add(new Mark(text.length(), text.length() + shown.length(), kind, value));
        text.append(shown);
    }

    String text() {
        return text.toString();
    }

    List<Mark> marks() {
        return marks;
    }

    int length() {
        return text.length();
    }
}
