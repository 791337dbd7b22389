package io.clew.access.audit;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key by which heads of the audit log are signed: Ed25519, as PEM in a file that lies outside the data folder, so that
 * who can write the folder cannot sign what they made of it. The public half lies beside it, {@code .pub}.
 */
public final class HeadKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey open;

    private HeadKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * Reads the key, or makes one where the file does not exist yet.
     *
     * @param data the key may not lie in it
     * @throws ClewException {@code audit-key} if it does, or if what is there is no pair of such keys
     */
    public static HeadKey at(Path file, Path data) {
        Path whole = file.toAbsolutePath().normalize();
        if (whole.startsWith(data.toAbsolutePath().normalize())) {
            throw new ClewException(Message.of("audit-key.inside", whole));
        }
        try {
            if (!Files.exists(whole)) {
                make(whole);
            }
            var factory = KeyFactory.getInstance(ALGORITHM);
            var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(read(whole)));
            var key = new HeadKey(secret, readPublic(beside(whole)));
            if (!isSigned(key.open, "", key.sign(""))) {
                throw new ClewException(Message.of("audit-key.bad", whole));
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key for heads of the audit cannot be used", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ClewException(Message.of("audit-key.bad", whole), e);
        }
    }

    /** @throws ClewException {@code audit-key} if the file holds no such key */
    public static PublicKey publicAt(Path file) {
        try {
            return readPublic(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ClewException(Message.of("audit-key.bad", file), e);
        }
    }

    private static PublicKey readPublic(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(read(file)));
    }

    public PublicKey open() {
        return open;
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isSigned(PublicKey key, String text, String signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        write(beside(file), "PUBLIC KEY", pair.getPublic().getEncoded());
        write(file, "PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    private static void write(Path file, String what, byte[] key) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, own);
        } catch (FileAlreadyExistsException e) {
            throw new ClewException(Message.of("audit-key.bad", file), e); // half a pair
        }
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + what
                        + "-----\n");
    }

    private static byte[] read(Path file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }
}
