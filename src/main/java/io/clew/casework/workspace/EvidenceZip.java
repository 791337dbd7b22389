package io.clew.casework.workspace;

import io.clew.casework.Kept;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bag of evidence as one ZIP: the files numbered in the order in which they came, {@code manifest.json} with who had each in
 * hand, and {@code SHA256SUMS}, which {@code sha256sum -c} reads.
 */
public final class EvidenceZip {

    private record Manifest(String caseId, String exportedBy, String exportedAt, String why, List<Entry> pieces) {}

    private record Entry(String file, String name, String sha256, long size, List<EvidenceBag.Hand> chain) {}

    private EvidenceZip() {}

    /** Writes the whole; the stream stays open. */
    public static void write(EvidenceBag.Bundle bundle, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var sums = new StringBuilder();
        for (int i = 0; i < bundle.pieces().size(); i++) {
            EvidenceBag.Piece piece = bundle.pieces().get(i);
            String name = place(i, piece);
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(bundle.files().get(i), zip);
            zip.closeEntry();
            sums.append(piece.sha256()).append("  ").append(name).append('\n');
        }
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(Kept.json(manifest(bundle)).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("SHA256SUMS"));
        zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private static Manifest manifest(EvidenceBag.Bundle bundle) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < bundle.pieces().size(); i++) {
            EvidenceBag.Piece piece = bundle.pieces().get(i);
            entries.add(new Entry(place(i, piece), piece.name(), piece.sha256(), piece.size(), piece.chain()));
        }
        return new Manifest(bundle.caseId(), bundle.by(), bundle.at().toString(), bundle.why(), entries);
    }

    private static String place(int number, EvidenceBag.Piece piece) {
        return String.format("evidence/%03d-%s", number + 1, piece.name());
    }
}
