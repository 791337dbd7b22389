package io.clew.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Word lists kept as data: one entry a line under {@code text/}, lines that begin with # are notes. */
public final class WordList {

    static final Set<String> STOP = lines("stopwords.txt").stream()
            .map(TextFolder::fold)
            .map(Folded::text)
            .collect(Collectors.toUnmodifiableSet());

    private WordList() {}

    /** Lines in file order without notes and empty lines, spaces at both ends removed. */
    public static List<String> lines(String file) {
        try (InputStream in = WordList.class.getResourceAsStream("/text/" + file)) {
            if (in == null) {
                throw new IllegalStateException("text/" + file + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("text/" + file + " cannot be read", e);
        }
    }

    /** Lists of words by name: each line is the list's name and its words, parted by spaces; a name may come again. */
    public static Map<String, List<String>> named(String file) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] parts = line.split("\\s+");
            lists.computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .addAll(Arrays.asList(parts).subList(1, parts.length));
        }
        return lists;
    }

    /** The words of a file that holds several, parted by spaces, on each line. */
    public static Set<String> words(String file) {
        return lines(file).stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
