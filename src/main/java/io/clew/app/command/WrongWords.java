package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.Message;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what about a command line is not understood, and how to get help for it. */
final class WrongWords implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] words) {
        Console.tell(reason(failure));
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        Console.tell(Message.of("command.see-help", command));
        return ExitCode.USAGE;
    }

    private static Message reason(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty()
                    ? Message.of("command.unmatched", words)
                    : Message.of("command.unmatched-near", words, near.getFirst());
        }
        if (failure instanceof MissingParameterException missing) {
            return Message.of(
                    "command.missing",
                    missing.getMissing().stream().map(WrongWords::name).toList());
        }
        ArgSpec argument = failure.getArgSpec();
        return argument == null
                ? Message.of("command.none")
                : Message.of("command.bad-value", name(argument), String.valueOf(failure.getValue()));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
