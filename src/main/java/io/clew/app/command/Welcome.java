package io.clew.app.command;

import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.clew.app.Address;
import io.clew.app.Beginning;
import io.clew.app.Console;
import io.clew.app.Installation;
import io.clew.app.Operator;
import io.clew.app.setting.ClewConfig;
import io.clew.ingest.ImportStatus;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepSources;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** What the server says when it starts, and what it leaves for the command line on this machine. */
@Singleton
public class Welcome {

    private static final String COMMAND_LINE = "本机命令行";

    private final ClewConfig config;

    Welcome(ClewConfig config) {
        this.config = config;
    }

    void announce(
            @ObservesAsync HttpServerStart listening,
            Beginning beginning,
            Installation held,
            Accounts accounts,
            Tokens tokens,
            KeepSources sources,
            ImportFiles imports,
            RecordIndex index) {
        String address = Address.of(listening);
        beginning.step(() -> letCommandLineIn(held, accounts, tokens, address));
        config.demo()
                .ifPresent(world -> beginning.step(() -> Thread.ofPlatform()
                        .name("demo")
                        .daemon()
                        .start(() ->
                                load(world, new DemoWorld(sources, imports, Operator.of(accounts)), index, address))));
        if (config.demo().isEmpty()) {
            Console.print(Message.of("program.started", address));
        }
    }

    private static void letCommandLineIn(Installation held, Accounts accounts, Tokens tokens, String address) {
        accounts.get(Accounts.OWNER).filter(owner -> !owner.disabled()).ifPresent(owner -> {
            var caller = owner.caller(Set.of(), "");
            tokens.list(owner.user()).stream() // of versions whose tokens outlived them
                    .filter(token -> token.name().equals(COMMAND_LINE) && !token.revoked())
                    .forEach(token -> tokens.revoke(caller, token.id()));
            var minted = tokens.forCommands(caller, COMMAND_LINE);
            held.announce(new Installation.Running(address, minted.secret()));
        });
    }

    private static void load(Path world, DemoWorld demo, RecordIndex index, String address) {
        long began = System.nanoTime();
        try {
            demo.load(world, new Progress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Console.print(Message.of(
                "program.demo-ready", index.sequence(), Duration.ofNanos(System.nanoTime() - began), address));
    }

    /** One line for each import: rewritten in place at a terminal, said once when it is over elsewhere. */
    private static final class Progress implements Consumer<ImportStatus> {

        private final boolean terminal =
                System.console() != null && System.console().isTerminal();
        private String before = "";

        @Override
        public void accept(ImportStatus status) {
            if (!terminal && !status.finished()) {
                return;
            }
            String file =
                    status.files().isEmpty() ? "" : status.files().getFirst().name();
            String line = Console.WORDS.tell(
                    status.finished()
                            ? Message.of(
                                    "program.loaded",
                                    status.source(),
                                    file,
                                    status.rows().read())
                            : Message.of(
                                    "program.loading",
                                    status.source(),
                                    file,
                                    status.rows().read(),
                                    status.perSecond()));
            if (!line.equals(before)) {
                before = line;
                System.err.print((terminal ? "\r" : "") + line + (status.finished() ? "        \n" : "        "));
            }
        }
    }
}
