package io.clew.app.command;

/** How commands end; {@code --help} and {@code docs/commands.md} list them. */
final class ExitCode {

    static final int DONE = 0;
    /** Refused or broken off, or what was verified does not agree. */
    static final int FAILED = 1;
    /** The command line or a setting cannot be understood; nothing was done. */
    static final int USAGE = 2;
    /** Brought in, but some rows were refused. */
    static final int REJECTS = 3;

    private ExitCode() {}
}
