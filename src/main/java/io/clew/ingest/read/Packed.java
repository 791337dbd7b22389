package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** What an archive holds, one file after the other. */
interface Packed extends Closeable {

    /** Memory that an archive may ask for to be unpacked, in KiB. */
    int MOST_MEMORY = 256 << 10;

    /** Writes out what an entry holds. */
    interface Content {
        void copy(OutputStream out) throws IOException;
    }

    /**
     * @param packed bytes that it takes up in the archive; 0 where the archive does not say
     * @param content to be taken before the next entry
     */
    record Entry(String name, long packed, Content content) {}

    /** The next file; null after the last. Folders are left out. */
    @Nullable
    Entry next() throws IOException;

    static Packed open(Leaf leaf, Format format) throws IOException {
        return switch (format) {
            case LOCKED -> new Locked(leaf);
            case GZIP, BZIP2, XZ -> new Stream(leaf, format);
            case TAR -> new Tar(leaf);
            case SEVEN_Z -> new SevenZ(leaf);
            case RAR -> new Rar(leaf);
            default -> closed(leaf.path()) ? new ClosedZip(leaf) : new Zip(leaf.path());
        };
    }

    /** Whether an archive says that something in it is encrypted; one that cannot be read says nothing. */
    private static boolean closed(Path file) {
        try (var zip = new net.lingala.zip4j.ZipFile(file.toFile())) {
            return zip.isEncrypted();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** An ordinary ZIP. */
    final class Zip implements Packed {

        private final ZipFile zip;
        private final Iterator<? extends java.util.zip.ZipEntry> entries;

        Zip(Path file) throws IOException {
            zip = opened(file);
            entries = zip.stream().filter(entry -> !entry.isDirectory()).iterator();
            long packed = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getCompressedSize()))
                    .sum();
            if (packed > Files.size(file)) {
                zip.close();
                throw Bounds.tooMuch("archive-bomb.overlap");
            }
        }

        static ZipFile opened(Path file) throws IOException {
            try {
                return new ZipFile(file.toFile(), Encoding.GB18030); // names marked as UTF-8 are read as that
            } catch (IllegalArgumentException | ZipException e) {
                return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public @Nullable Entry next() {
            if (!entries.hasNext()) {
                return null;
            }
            java.util.zip.ZipEntry entry = entries.next();
            return new Entry(entry.getName(), Math.max(0, entry.getCompressedSize()), out -> {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (in == null) {
                        throw new ZipException("no such entry");
                    }
                    in.transferTo(out);
                }
            });
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** A ZIP with encrypted entries. */
    final class ClosedZip implements Packed {

        private final Leaf leaf;
        private final net.lingala.zip4j.ZipFile zip;
        private final Iterator<net.lingala.zip4j.model.FileHeader> entries;

        ClosedZip(Leaf leaf) throws IOException {
            this.leaf = leaf;
            if (leaf.password().isEmpty()) {
                throw Locked.needed(leaf);
            }
            zip = new net.lingala.zip4j.ZipFile(
                    leaf.path().toFile(), leaf.password().toCharArray());
            zip.setCharset(Encoding.GB18030);
            entries = zip.getFileHeaders().iterator();
        }

        @Override
        public @Nullable Entry next() {
            while (entries.hasNext()) {
                net.lingala.zip4j.model.FileHeader entry = entries.next();
                if (!entry.isDirectory()) {
                    return new Entry(entry.getFileName(), entry.getCompressedSize(), out -> copy(entry, out));
                }
            }
            return null;
        }

        private void copy(net.lingala.zip4j.model.FileHeader entry, OutputStream out) throws IOException {
            try (InputStream in = zip.getInputStream(entry)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw Locked.orWrongPassword(leaf, e); // the older cipher notices a wrong one only by what comes out
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** One compressed file. */
    final class Stream implements Packed {

        private final CompressorInputStream in;
        private final String name;
        private boolean taken;

        Stream(Leaf leaf, Format format) throws IOException {
            InputStream file = new BufferedInputStream(Files.newInputStream(leaf.path()));
            in = switch (format) {
                case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(file)
                            .setDecompressConcatenated(true)
                            .get();
                case BZIP2 -> new BZip2CompressorInputStream(file, true);
                default -> new XZCompressorInputStream(file, true, MOST_MEMORY);
            };
            String base = leaf.name().substring(leaf.name().lastIndexOf('/') + 1);
            name = base.replaceFirst("(?i)\\.t(gz|bz2?|xz)$", ".tar").replaceFirst("(?i)\\.(gz|bz2|xz)$", "");
        }

        @Override
        public @Nullable Entry next() {
            if (taken) {
                return null;
            }
            taken = true;
            return new Entry(name, 0, in::transferTo);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** A tape archive, unpacked already. */
    final class Tar implements Packed {

        private final TarArchiveInputStream tar;

        Tar(Leaf leaf) throws IOException {
            tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(leaf.path())), "UTF-8");
        }

        @Override
        public @Nullable Entry next() throws IOException {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !entry.isFile()) {
                entry = tar.getNextEntry();
            }
            return entry == null ? null : new Entry(entry.getName(), entry.getSize(), tar::transferTo);
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }

    /** An archive of 7-Zip. */
    final class SevenZ implements Packed {

        private final SevenZFile file;
        private final Leaf leaf;

        SevenZ(Leaf leaf) throws IOException {
            this.leaf = leaf;
            var builder = SevenZFile.builder().setPath(leaf.path()).setMaxMemoryLimitKiB(MOST_MEMORY);
            if (!leaf.password().isEmpty()) {
                builder.setPassword(leaf.password());
            }
            try {
                file = builder.get();
            } catch (PasswordRequiredException e) {
                throw Locked.needed(leaf);
            } catch (IOException e) {
                throw Locked.orWrongPassword(leaf, e);
            }
        }

        @Override
        public @Nullable Entry next() throws IOException {
            try {
                SevenZArchiveEntry entry = file.getNextEntry();
                while (entry != null && (entry.isDirectory() || !entry.hasStream())) {
                    entry = file.getNextEntry();
                }
                return entry == null ? null : new Entry(entry.getName(), 0, this::copy);
            } catch (PasswordRequiredException e) {
                throw Locked.needed(leaf);
            }
        }

        private void copy(OutputStream out) throws IOException {
            byte[] buffer = new byte[64 << 10];
            try {
                for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
                    out.write(buffer, 0, n);
                }
            } catch (PasswordRequiredException e) {
                throw Locked.needed(leaf);
            } catch (IOException e) {
                throw Locked.orWrongPassword(leaf, e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** An archive of WinRAR up to version 4. */
    final class Rar implements Packed {

        private final com.github.junrar.Archive archive;
        private final Iterator<com.github.junrar.rarfile.FileHeader> entries;
        private final Leaf leaf;

        Rar(Leaf leaf) throws IOException {
            this.leaf = leaf;
            try {
                archive = leaf.password().isEmpty()
                        ? new com.github.junrar.Archive(leaf.path().toFile())
                        : new com.github.junrar.Archive(leaf.path().toFile(), leaf.password());
                if (leaf.password().isEmpty() && (archive.isEncrypted() || archive.isPasswordProtected())) {
                    archive.close();
                    throw Locked.needed(leaf);
                }
                List<com.github.junrar.rarfile.FileHeader> headers = archive.getFileHeaders();
                entries = headers.iterator();
            } catch (com.github.junrar.exception.UnsupportedRarV5Exception e) {
                throw Rejection.refuse("", Message.of("format.rar5"));
            } catch (com.github.junrar.exception.RarException e) {
                throw Locked.orWrongPassword(leaf, new IOException(e));
            }
        }

        @Override
        public @Nullable Entry next() {
            while (entries.hasNext()) {
                com.github.junrar.rarfile.FileHeader entry = entries.next();
                if (!entry.isDirectory()) {
                    return new Entry(entry.getFileName(), entry.getFullPackSize(), out -> copy(entry, out));
                }
            }
            return null;
        }

        private void copy(com.github.junrar.rarfile.FileHeader entry, OutputStream out) throws IOException {
            try {
                archive.extractFile(entry, out);
            } catch (com.github.junrar.exception.RarException e) {
                if (entry.isEncrypted()) {
                    throw Locked.needed(leaf);
                }
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            archive.close();
        }
    }
}
