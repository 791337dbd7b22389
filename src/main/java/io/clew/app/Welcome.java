package io.clew.app;

import io.clew.access.Sources;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
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
            Sources sources,
            Imports imports,
            RecordIndex index) {
        String address = Address.of(listening);
        beginning.step(() -> letCommandLineIn(held, accounts, tokens, address));
        config.demo()
                .ifPresent(world -> beginning.step(() -> Thread.ofPlatform()
                        .name("demo")
                        .daemon()
                        .start(() -> load(world, new DemoWorld(sources, imports), index, address))));
        if (config.demo().isEmpty()) {
            System.out.println("Clew 线索已启动：" + address);
        }
    }

    private static void letCommandLineIn(Installation held, Accounts accounts, Tokens tokens, String address) {
        accounts.get(Accounts.OWNER).filter(owner -> !owner.disabled()).ifPresent(owner -> {
            var caller = owner.caller(Set.of(), "");
            tokens.list(owner.user()).stream()
                    .filter(token -> token.name().equals(COMMAND_LINE) && !token.revoked())
                    .forEach(token -> tokens.revoke(caller, token.id()));
            var minted = tokens.create(caller, COMMAND_LINE, Set.of("read", "write"), Tokens.LONGEST, 0);
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
        System.out.printf(
                "演示已就绪（%,d 条记录，%d 秒）： %s%n账号 owner；登录方式见上面的一次性链接，或用 CLEW_LOCAL_PASSWORD 设定的密码。按 Ctrl+C 结束。%n",
                index.sequence(), Duration.ofNanos(System.nanoTime() - began).toSeconds(), address);
    }

    /** One line for each import: rewritten in place at a terminal, said once when it is over elsewhere. */
    private static final class Progress implements Consumer<ImportStatus> {

        private final boolean terminal =
                System.console() != null && System.console().isTerminal();
        private String said = "";

        @Override
        public void accept(ImportStatus status) {
            if (!terminal && !status.finished()) {
                return;
            }
            String file =
                    status.files().isEmpty() ? "" : status.files().getFirst().name();
            String line = String.format(
                    "%-40s %,9d 行  %16s",
                    status.source() + " " + file,
                    status.rows().read(),
                    status.finished() ? "" : String.format("%,d 行/秒", status.perSecond()));
            if (!line.equals(said)) {
                said = line;
                System.err.print((terminal ? "\r" : "") + line + (status.finished() ? "\n" : ""));
            }
        }
    }
}
