package io.clew.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.json.Json;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** The Ed25519 key with which this installation signs reports; made at the first report and kept with the other secrets. */
final class ReportKeys {

    private static final String COLLECTION = "secrets";
    private static final String ID = "reports";
    private static final String ALGORITHM = "Ed25519";

    private final DocumentStore store;

    ReportKeys(DocumentStore store) {
        this.store = store;
    }

    private String[] both() {
        return store.get(COLLECTION, ID).map(kept -> read(kept.json())).orElseGet(this::make);
    }

    private static String[] read(String json) {
        try {
            return Json.MAPPER.readTree(json).path("key").asText().split("\\.", 2);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the key of reports cannot be read", e);
        }
    }

    private String[] make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            String open = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            store.put(COLLECTION, ID, DocumentStore.ABSENT, "{\"key\":\"" + open + "." + secret + "\"}", Map.of());
            return new String[] {open, secret};
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (VersionConflictException e) {
            return both(); // made by another instance at the same moment
        }
    }

    /** X.509 in base64. */
    String open() {
        return both()[0];
    }

    /** In base64. */
    String sign(byte[] bytes) {
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(both()[1])));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the signature is that of the key over the bytes. */
    static boolean holds(String key, String signed, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            signature.update(bytes);
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
