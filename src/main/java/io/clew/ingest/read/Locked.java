package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** A document of Office behind a password: an archive of one document. */
final class Locked implements Packed {

    private final Leaf leaf;
    private boolean taken;

    Locked(Leaf leaf) {
        this.leaf = leaf;
    }

    /** What to say where a password is needed, or is not the right one. */
    static Rejection.Refused needed(Leaf leaf) {
        return Rejection.refuse(
                "", Message.of(leaf.password().isEmpty() ? "password-needed" : "password-needed.wrong"));
    }

    /**
     * The failure itself where no password was given; with one, what is broken may only be opened wrongly.
     *
     * @throws Rejection.Refused {@code password-needed}
     */
    static IOException orWrongPassword(Leaf leaf, IOException why) {
        if (leaf.password().isEmpty()) {
            return why;
        }
        throw needed(leaf);
    }

    @Override
    public @Nullable Entry next() {
        if (taken) {
            return null;
        }
        taken = true;
        return new Entry(leaf.name().substring(leaf.name().lastIndexOf('/') + 1), 0, this::open);
    }

    private void open(OutputStream out) throws IOException {
        try (var file = new POIFSFileSystem(leaf.path().toFile(), true)) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(file));
            // what is only guarded against changes is encrypted with a password that everybody knows
            boolean open = decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)
                    || (!leaf.password().isEmpty() && decryptor.verifyPassword(leaf.password()));
            if (!open) {
                throw needed(leaf);
            }
            try (InputStream in = decryptor.getDataStream(file)) {
                in.transferTo(out);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {}
}
