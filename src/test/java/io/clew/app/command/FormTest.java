package io.clew.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.app.client.Form;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormTest {

    @TempDir
    Path dir;

    @Test
    void fieldsAndFilesAreSentWithTheLengthThatWasSaid() throws Exception {
        Path file = Files.writeString(dir.resolve("流水\"一\".csv"), "卡号,金额\r\n622202,1.00\r\n");
        var form = new Form().field("source", "bank-甲").file("file", file);
        String sent = sent(form.body());
        String boundary = form.type().replaceFirst(".*boundary=", "");
        assertThat(sent)
                .startsWith("--" + boundary + "\r\n")
                .endsWith("\r\n--" + boundary + "--\r\n")
                .contains("name=\"source\"\r\n\r\nbank-甲\r\n", "filename=\"流水_一_.csv\"", "622202,1.00");
        assertThat(form.body().contentLength()).isEqualTo(sent.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String sent(BodyPublisher body) throws Exception {
        var done = new CompletableFuture<String>();
        var bytes = new ByteArrayOutputStream();
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] piece = new byte[part.remaining()];
                part.get(piece);
                bytes.writeBytes(piece);
            }

            @Override
            public void onError(Throwable failure) {
                done.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                done.complete(bytes.toString(StandardCharsets.UTF_8));
            }
        });
        return done.get();
    }
}
