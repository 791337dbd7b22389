package io.clew.record;

/**
 * Where a record came from.
 *
 * @param importId the import that brought it; empty for records sent one by one
 * @param file name of the file as it was sent
 * @param sha256 of the file, lower-case hex; names the kept original
 * @param place row (from 1, the header counted) or page in the file; 0 where there is none
 */
public record Provenance(String importId, String file, String sha256, int place) {

    public static final Provenance NONE = new Provenance("", "", "", 0);
}
