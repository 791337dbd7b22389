package io.clew.ingest.read;

import java.nio.file.Path;

/**
 * One file to be read: as it was sent, or out of an archive.
 *
 * @param name as it was sent; inside an archive behind the archive's name and a slash
 * @param sha256 of the file that was sent
 * @param password that whoever sent it gave for what is closed; empty for none. Never kept.
 */
public record Leaf(String name, Path path, String sha256, String password) {

    /** The same with a name that says nothing of the password. */
    @Override
    public String toString() {
        return name;
    }
}
