package io.clew.alerts.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request over a connection of its own to an address that has been looked up before, and reads how it was taken.
 * Nothing is looked up again and no redirect is followed, which clients of HTTP do by themselves.
 */
final class PlainPost {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int LONGEST_LINE = 4_096;
    private static final int REST = 65_536;
    private static final int REST_MILLIS = 500;

    private final Duration patience;

    /** @param patience for the whole of it */
    PlainPost(Duration patience) {
        this.patience = patience;
    }

    /**
     * @return the status
     * @throws IOException if there is none in time
     */
    int send(AllowList.Target to, byte[] body, Map<String, String> headers) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(to.address(), to.port()), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            try (Socket socket = secured(plain, to)) {
                socket.getOutputStream().write(request(to, body, headers));
                socket.getOutputStream().flush();
                int status = status(socket, until);
                rest(socket);
                return status;
            }
        }
    }

    private static Socket secured(Socket plain, AllowList.Target to) throws IOException {
        if (!to.url().getScheme().equalsIgnoreCase("https")) {
            return plain;
        }
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(AllowList.Target to, byte[] body, Map<String, String> headers) {
        String path = to.url().getRawPath() == null || to.url().getRawPath().isEmpty()
                ? "/"
                : to.url().getRawPath();
        String query = to.url().getRawQuery() == null ? "" : "?" + to.url().getRawQuery();
        var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(to.url().getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static int status(Socket socket, long until) throws IOException {
        while (true) {
            Matcher line = STATUS.matcher(line(socket, until));
            if (!line.matches()) {
                throw new IOException("no answer of HTTP");
            }
            int status = Integer.parseInt(line.group(1));
            if (status >= 200) {
                return status;
            }
            while (!line(socket, until).isEmpty()) {
                continue; // the heads of an answer that announces another
            }
        }
    }

    private static String line(Socket socket, long until) throws IOException {
        InputStream in = socket.getInputStream();
        var line = new StringBuilder();
        while (true) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0 || line.length() > LONGEST_LINE) {
                throw new SocketTimeoutException("no answer in time");
            }
            socket.setSoTimeout((int) left);
            int sign = in.read();
            if (sign < 0) {
                throw new IOException("the answer ends early");
            }
            if (sign == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) sign);
        }
    }

    /** Reads on a little, so that the other side may finish what it says. */
    private static void rest(Socket socket) {
        try {
            socket.setSoTimeout(REST_MILLIS);
            socket.getInputStream().readNBytes(REST);
        } catch (IOException enough) {
            return;
        }
    }
}
