package io.clew.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Keeps every file that was ever sent, once, exactly as it came, named by the SHA-256 of its content. */
public final class FileStore {

    /** @param sha256 lower-case hex */
    public record KeptFile(String sha256, long size) {}

    private final Path dir;

    public FileStore(Path dir) {
        this.dir = dir;
    }

    /** Keeps what the stream holds; durable on return. */
    public KeptFile keep(InputStream content) throws IOException {
        Files.createDirectories(dir);
        Path coming = Files.createTempFile(dir, "coming", ".tmp");
        try {
            MessageDigest digest = sha256();
            long size;
            try (var in = new DigestInputStream(content, digest);
                    OutputStream out = Files.newOutputStream(coming)) {
                size = in.transferTo(out);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path place = place(sha256);
            if (!Files.exists(place)) {
                try (FileChannel channel = FileChannel.open(coming, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.createDirectories(place.toAbsolutePath().getParent());
                Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return new KeptFile(sha256, size);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    /** Where the file lies; empty if none of that content was kept. */
    public Optional<Path> find(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        Path place = place(sha256);
        return Files.exists(place) ? Optional.of(place) : Optional.empty();
    }

    /** Takes a file away again; nothing where there is none. */
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    /** Lower-case hex, of the file as it lies on the disk. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Path place(String sha256) {
        return dir.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
