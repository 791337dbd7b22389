package io.clew.record;

/** A failure for the log: classes and places, without messages, because those may quote records. */
public final class Wordless {

    private static final int DEEPEST = 5;

    private Wordless() {}

    public static String trace(Throwable failure) {
        var trace = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            trace.append(depth == 0 ? "" : "caused by ")
                    .append(cause.getClass().getName())
                    .append('\n');
            for (StackTraceElement at : cause.getStackTrace()) {
                trace.append("    at ").append(at).append('\n');
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
