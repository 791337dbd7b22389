package io.clew.app.command;

import io.clew.access.audit.AuditVerify;
import io.clew.access.audit.HeadKey;
import io.clew.access.audit.Witness;
import io.clew.app.Console;
import io.clew.record.Message;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit")
final class AuditCommand {

    @Command(name = "verify")
    int verify(
            @Option(names = "--dir", paramLabel = "DIR") @Nullable Path dir,
            @Option(names = "--head", paramLabel = "LINE") @Nullable List<String> heads,
            @Option(names = "--witness", paramLabel = "FILE") @Nullable Path witness,
            @Option(names = "--key", paramLabel = "FILE") @Nullable Path key) {
        Path log = dir == null ? DataFolder.find().path().resolve("audit") : dir;
        var kept = new ArrayList<String>(heads == null ? List.of() : heads);
        if (witness != null) {
            kept.addAll(Witness.lines(witness));
        }
        var signer = Optional.ofNullable(key).map(HeadKey::publicAt);
        return report(dir == null ? held(log, kept, signer) : AuditVerify.witnessed(log, kept, signer));
    }

    /** Against what the configured witness keeps too. */
    static AuditVerify.Verdict held(Path log, List<String> more, Optional<PublicKey> signer) {
        var kept = new ArrayList<String>(more);
        configured("clew.audit.witness.file").map(Witness::lines).ifPresent(kept::addAll);
        var key = signer.or(() -> configured("clew.audit.key")
                .map(file -> HeadKey.publicAt(file.resolveSibling(file.getFileName() + ".pub"))));
        return AuditVerify.witnessed(log, kept, key);
    }

    private static Optional<Path> configured(String setting) {
        return ConfigProvider.getConfig()
                .getOptionalValue(setting, Path.class)
                .filter(file -> file.toFile().exists());
    }

    static int report(AuditVerify.Verdict verdict) {
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
