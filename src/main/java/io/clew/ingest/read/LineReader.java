package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text file of any size, each decoded by itself, so that one broken line spoils no other.
 *
 * <p>The file's encoding is detected from its beginning; a line that is not valid in it is tried in the other of UTF-8
 * and GB18030. A line longer than {@link #LONGEST} bytes is cut there and marked.
 */
public final class LineReader implements Closeable {

    static final int LONGEST = 16 << 20;
    private static final int HEAD = 256 << 10;

    /** @param fault null where the line could be read */
    public record Line(int number, String text, @Nullable Rejection fault) {}

    private final InputStream in;
    private final Encoding encoding;
    private final byte[] buffer = new byte[HEAD];
    private int from;
    private int to;
    private int number;
    private int strays;
    private final byte[] head;
    /** A carriage return where the file has no other line ends, as on old Macs. */
    private final byte lineEnd;

    public LineReader(InputStream file) throws IOException {
        head = file.readNBytes(HEAD);
        encoding = Encoding.detect(head, head.length, head.length < HEAD);
        InputStream rest = new java.io.SequenceInputStream(
                new java.io.ByteArrayInputStream(head, encoding.bom(), head.length - encoding.bom()), file);
        lineEnd = (byte) (returnsOnly() ? '\r' : '\n');
        in = encoding.wide() ? new Utf8Of(new InputStreamReader(rest, encoding.charset())) : rest;
    }

    private boolean returnsOnly() {
        String text = new String(head, encoding.wide() ? encoding.charset() : StandardCharsets.ISO_8859_1);
        return text.indexOf('\n') < 0 && text.indexOf('\r') >= 0;
    }

    /** Whether the file's beginning holds zero bytes that no text encoding explains. */
    boolean binary() {
        if (encoding.wide()) {
            return false;
        }
        int odd = 0;
        int n = Math.min(head.length, 64 << 10);
        for (int i = 0; i < n; i++) {
            byte b = head[i];
            boolean padding = b == 0 && i > 0 && head[i - 1] == 0; // one run of zero bytes counts once
            odd += !padding && b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b
                    ? 1
                    : 0;
        }
        return odd > 0 && odd >= n / 100 + 1;
    }

    public String encoding() {
        return encoding.charset().name();
    }

    /** How many lines so far were in another encoding than the file. */
    public int strays() {
        return strays;
    }

    @Nullable
    public Line next() throws IOException {
        ByteArrayOutputStream carried = null;
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == lineEnd) {
                    Line line = line(carried, i);
                    from = i + 1;
                    return line;
                }
            }
            if (to > from) {
                carried = carried == null ? new ByteArrayOutputStream(to - from + 1024) : carried;
                carried.write(buffer, from, to - from);
                if (carried.size() > LONGEST) {
                    return tooLong(carried.toByteArray());
                }
            }
            from = 0;
            to = Math.max(0, in.read(buffer, 0, buffer.length));
            if (to == 0) {
                return carried == null ? null : line(carried, 0);
            }
        }
    }

    private Line tooLong(byte[] begun) throws IOException {
        number++;
        boolean ended = false;
        while (!ended) { // to the end of the line, keeping nothing
            from = 0;
            to = in.read(buffer, 0, buffer.length);
            if (to <= 0) {
                to = 0;
                break;
            }
            for (int i = 0; i < to && !ended; i++) {
                if (buffer[i] == lineEnd) {
                    from = i + 1;
                    ended = true;
                }
            }
        }
        return new Line(
                number,
                new String(Arrays.copyOf(begun, 1000), encoding.wide() ? StandardCharsets.UTF_8 : encoding.charset()),
                Rejection.row(Message.of("line-too-long")));
    }

    private Line line(@Nullable ByteArrayOutputStream carried, int end) {
        byte[] bytes = buffer;
        int first = from;
        int last = end;
        if (carried != null) {
            carried.write(buffer, from, Math.max(0, end - from));
            bytes = carried.toByteArray();
            first = 0;
            last = bytes.length;
        }
        if (last > first && bytes[last - 1] == '\r') {
            last--;
        }
        number++;
        var charset = encoding.wide() ? StandardCharsets.UTF_8 : encoding.charset();
        String text = new String(bytes, first, last - first, charset);
        int broken = text.indexOf('\ufffd');
        if (broken < 0 || Encoding.decode(bytes, first, last, charset).isPresent()) {
            return new Line(number, text, null);
        }
        boolean damaged = charset.equals(StandardCharsets.UTF_8) && Encoding.isMostlyUtf8(bytes, first, last);
        Optional<String> other = Encoding.decode(bytes, first, last, encoding.other());
        if (other.isPresent() && !damaged && !encoding.wide()) {
            strays++;
            return new Line(number, other.get(), null);
        }
        return new Line(number, text, Rejection.row(Message.of("encoding", (broken + 1), charset.name())));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Wide text as bytes of UTF-8, so that lines are split in one way. */
    private static final class Utf8Of extends InputStream {

        private final Reader wide;
        private final char[] chars = new char[32 << 10];
        private byte[] ready = new byte[0];
        private int at;

        Utf8Of(Reader wide) {
            this.wide = wide;
        }

        private boolean fill() throws IOException {
            int n = wide.read(chars, 0, chars.length - 1);
            if (n <= 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[n - 1])) {
                int low = wide.read();
                if (low >= 0) {
                    chars[n++] = (char) low;
                }
            }
            ready = new String(chars, 0, n).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }

        @Override
        public int read() throws IOException {
            return at < ready.length || fill() ? ready[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == ready.length && !fill()) {
                return -1;
            }
            int n = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, offset, n);
            at += n;
            return n;
        }

        @Override
        public void close() throws IOException {
            wide.close();
        }
    }
}
