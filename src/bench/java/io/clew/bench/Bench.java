package io.clew.bench;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs the benchmark that the first argument names: {@code search} is {@code SearchBench}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].matches("[a-z][a-z0-9-]*")) {
            System.err.println("Name a benchmark: ./clew bench search|ingest|graph … ");
            System.exit(2);
        }
        String name = arguments[0];
        var words = new StringBuilder();
        for (String word : name.split("-")) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        try {
            Class<?> bench = Class.forName(Bench.class.getPackageName() + "." + words + "Bench");
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            bench.getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (ClassNotFoundException e) {
            System.err.println("There is no benchmark '" + name + "'.");
            System.exit(2);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
