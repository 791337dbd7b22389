package io.clew.app.command;

import io.clew.access.AuditVerify;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Checks the audit log; needs nothing but its files.")
final class AuditCommand {

    @Command(name = "verify", description = "Says whether any entry was altered, dropped, reordered or cut off.")
    int verify(@Option(names = "--dir", description = "folder of the log; else the data folder's") Path dir) {
        Path data = ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"));
        var verdict = AuditVerify.verify(dir == null ? data.resolve("audit") : dir);
        verdict.faults()
                .forEach(fault ->
                        System.out.println("第 " + fault.entry() + " 条 " + fault.code() + " " + fault.message()));
        System.out.println(
                verdict.whole()
                        ? "审计链完整：" + verdict.entries() + " 条，链头 " + verdict.head()
                        : "审计链不完整：发现 " + verdict.faults().size() + " 处问题");
        return verdict.whole() ? 0 : 1;
    }
}
