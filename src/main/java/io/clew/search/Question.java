package io.clew.search;

import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query that asks in a sentence, such as 受害人是怎么把钱转出去的？
 *
 * <p>Who asks so does not know the words of the answer. The words that ask (什么, 哪一年, 怎么) are left out, because an
 * answer does not have them, and of the others any one is enough; the order says which record answers best. Only plain
 * words are taken so, never a query with a sign or field of the query language.
 *
 * @param clause finds what has any of the words
 * @param from the query, its beginning where it is long
 * @param told the words that are looked for
 */
record Question(Clause clause, String from, List<String> told) {

    private static final int SHOWN = 40;

    /** Fewest letters, digits and ideographs of a question; a typed word such as 多少钱 is shorter. */
    private static final int SHORTEST = 5;

    /** A run of so many ideographs is a sentence and not a name, whether it asks or tells. */
    private static final int SENTENCE = 30;

    private static final Pattern ASKING = Pattern.compile("请问|为(?:什么|甚么|何)|[什甚]么|怎么样?|怎样|如何"
            + "|[有是于在]何(?=[时年月日处地人种])|何[时年月日处地人种者]"
            + "|哪一?[个些位种年月日天里儿座部本条次家项类名国]?|谁|多少|多[久长远]"
            + "|第?几[个位种年月日天号时次点岁名]|是否|[吗呢么](?=[?？。!！\\s]*$)");
    private static final Pattern MARK = Pattern.compile("[?？]\\s*$");
    private static final Pattern PARTS = Pattern.compile("[\\p{L}\\p{N}][,，。;；!！][^\\s]*\\p{IsHan}");
    private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Empty where the query does not read as a sentence, or nothing but asking words is in it. */
    static Optional<Question> of(String typed, Clause clause) {
        String folded = TextFolder.fold(typed).text();
        if (length(folded) < SHORTEST || !isSentence(folded)) {
            return Optional.empty();
        }
        List<Clause> any = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Clause part : clause instanceof Clause.All all ? all.of() : List.of(clause)) {
            take(part, any, told);
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(
                        any.size() == 1 ? any.getFirst() : new Clause.Any(any), shown(typed.strip()), told));
    }

    private static String shown(String typed) {
        return typed.length() <= SHOWN ? typed : typed.substring(0, typed.offsetByCodePoints(0, SHOWN / 2)) + "…";
    }

    private static boolean isSentence(String folded) {
        if (MARK.matcher(folded).find()
                || ASKING.matcher(folded).find()
                || PARTS.matcher(folded).find()) {
            return true;
        }
        for (String run : folded.split("\\s+")) {
            if (run.codePoints().filter(Character::isIdeographic).count() >= SENTENCE) {
                return true;
            }
        }
        return false;
    }

    private static long length(String folded) {
        return folded.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static void take(Clause part, List<Clause> any, List<String> told) {
        switch (part) {
            case Clause.Words words
            when !words.literal() -> {
                String rest =
                        ASKING.matcher(TextFolder.fold(words.text()).text()).replaceAll(" ");
                if (WordReader.sayable(rest)) {
                    any.add(new Clause.Words(rest.strip(), false, true));
                    told.addAll(
                            List.of(BLANKS.matcher(rest).replaceAll(" ").strip().split(" ")));
                }
            }
            case Clause.Any ways -> ways.of().forEach(way -> take(way, any, told));
            default -> any.add(part);
        }
    }
}
