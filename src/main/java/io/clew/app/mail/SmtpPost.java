package io.clew.app.mail;

import io.clew.alerts.mail.Post;
import io.clew.app.setting.MailConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives each letter to the configured server over a connection of its own, which is closed when its time is over whatever
 * the server does. Nobody's certificate is taken for another's.
 */
public final class SmtpPost implements Post {

    private final Vertx vertx;
    private final io.vertx.ext.mail.MailConfig server;
    private final String from;
    private final Duration patience;

    private SmtpPost(Vertx vertx, MailConfig config, String host, String from, Duration patience) {
        this.vertx = vertx;
        this.from = from;
        this.patience = patience;
        this.server = new io.vertx.ext.mail.MailConfig()
                .setHostname(host)
                .setPort(config.port())
                .setSsl(config.security() == MailConfig.Security.TLS)
                .setStarttls(
                        config.security() == MailConfig.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) patience.toMillis())
                .setKeepAlive(false)
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        config.user().ifPresent(server::setUsername);
        config.password().ifPresent(server::setPassword);
    }

    /** The configured server; empty where none is, so that nothing is sent. */
    public static Optional<Post> of(Vertx vertx, MailConfig config, Duration patience) {
        return config.host()
                .flatMap(host -> config.from().map(from -> new SmtpPost(vertx, config, host, from, patience)));
    }

    @Override
    public void send(Letter letter) throws IOException {
        var message = new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text());
        MailClient client = MailClient.create(vertx, server);
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("broken off", e);
        } finally {
            client.close();
        }
    }
}
