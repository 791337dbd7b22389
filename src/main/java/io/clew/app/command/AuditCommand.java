package io.clew.app.command;

import io.clew.access.audit.AuditVerify;
import io.clew.app.Console;
import io.clew.record.Message;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit")
final class AuditCommand {

    @Command(name = "verify")
    int verify(@Option(names = "--dir", paramLabel = "DIR") @Nullable Path dir) {
        Path log = dir == null ? DataFolder.find().path().resolve("audit") : dir;
        var verdict = AuditVerify.verify(log);
        verdict.faults()
                .forEach(fault ->
                        Console.print(Message.of("command.audit-fault", fault.entry(), fault.code(), fault.message())));
        Console.print(
                verdict.whole()
                        ? Message.of("command.audit-whole.head", verdict.entries(), verdict.head())
                        : Message.of("command.audit-broken", verdict.faults().size()));
        return verdict.whole() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
