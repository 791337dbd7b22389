package io.clew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mistypes identifiers in reports and plain protocols of a world, one digit of each: telephones, accounts, ID numbers and
 * whatever else is nine digits or longer. Numbers of cases, and ID numbers in fields of their own, stay, because systems check them.
 */
final class Mistyping {

    /** Digits, full-width ones too, maybe with blanks between, that no letter precedes. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<![A-Za-z0-9０-９+._/-])(?<!person:)(?:\\+86 ?)?[0-9０-９](?: ?[0-9０-９]){8,}(?![0-9０-９])");

    private final Random dice;
    private final int percent;
    private int mistyped;

    private Mistyping(int percent, long seed) {
        this.percent = percent;
        this.dice = new Random(seed);
    }

    /** @return how many were mistyped */
    static int of(Path world, int percent, long seed) throws IOException {
        var mistyping = new Mistyping(percent, seed);
        try (var files = Files.walk(world)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.toString();
                if (name.endsWith("报案.ndjson") || name.endsWith("笔录.txt")) {
                    Files.writeString(file, mistyping.typed(Files.readString(file)));
                }
            }
        }
        return mistyping.mistyped;
    }

    private String typed(String text) {
        Matcher matcher = IDENTIFIER.matcher(text);
        var typed = new StringBuilder(text);
        while (matcher.find()) {
            if (dice.nextInt(100) >= percent) {
                continue;
            }
            int at = matcher.start() + dice.nextInt(matcher.end() - matcher.start());
            while (!Character.isDigit(text.charAt(at))) {
                at = at + 1 == matcher.end() ? matcher.start() : at + 1;
            }
            char was = text.charAt(at);
            char zero = was >= '０' ? '０' : '0';
            typed.setCharAt(at, (char) (zero + (was - zero + 1 + dice.nextInt(9)) % 10));
            mistyped++;
        }
        return typed.toString();
    }
}
