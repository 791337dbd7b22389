package io.clew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.record.EntityKey;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names for protected entities that lead to them without telling who they are: {@code phone:+86138****5678~kJ3…}.
 *
 * <p>Before the tilde stands the mask, behind it the value, encrypted under a secret of this installation. The same entity
 * always has the same handle, for every reader, so links, boards and requests keep working; nobody without the secret can
 * tell the value or make a handle. Encryption is deterministic and authenticated: the initial vector is a MAC of type and
 * value (SIV, RFC 5297, with HMAC-SHA-256 and AES-CTR for its parts). Safe for use by many threads.
 */
public final class Handles {

    /** Kinds of entities that have handles: those that may be protected, and those whose keys may hold the number of one. */
    public static final Set<String> TYPES = Set.of("person", "phone", "account", "name", "chat", "email", "url");

    /** Type of what {@link #digest} gives. */
    public static final String COMPARED = "compared";

    private static final Pattern SEALED = Pattern.compile("(.+)~([A-Za-z0-9_-]{23,})");
    private static final String COLLECTION = "secrets";
    private static final String ID = "handles";
    private static final int IV = 16;
    private static final String KEPT = "kept";
    private static final int NONCE = 8;

    /** What is wrapped is as long as a multiple of this. */
    private static final int ROOM = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Keys(SecretKeySpec mac, SecretKeySpec cipher) {
        Keys(byte[] secret) {
            this(new SecretKeySpec(secret, 0, 32, "HmacSHA256"), new SecretKeySpec(secret, 32, 32, "AES"));
        }
    }

    private final Supplier<byte[]> secret;
    private volatile @Nullable Keys keys;

    /** @param secret 64 random bytes */
    Handles(byte[] secret) {
        this(() -> secret);
    }

    private Handles(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** The handles of an installation; the first use reads its secret, or makes one and keeps it with the accounts. */
    public static Handles of(DocumentStore store) {
        return new Handles(() -> secret(store));
    }

    private static byte[] secret(DocumentStore store) {
        byte[] fresh = new byte[64];
        new SecureRandom().nextBytes(fresh);
        try {
            String json =
                    "{\"secret\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(fresh) + "\"}";
            store.put(COLLECTION, ID, DocumentStore.ABSENT, json, Map.of());
        } catch (VersionConflictException there) {
            // made before, or by another instance at the same moment
        }
        String json = store.get(COLLECTION, ID).orElseThrow().json();
        return Base64.getUrlDecoder().decode(json.replaceAll("(?s).*\"secret\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
    }

    private Keys keys() {
        Keys known = keys;
        if (known == null) {
            known = new Keys(secret.get());
            keys = known;
        }
        return known;
    }

    /** The handle of an entity; the key itself for kinds that have none, and for what is a handle already. */
    public EntityKey seal(EntityKey key) {
        if (!TYPES.contains(key.type()) || !open(key).equals(key)) {
            return key;
        }
        byte[] value = key.value().getBytes(UTF_8);
        byte[] iv = iv(key.type(), value);
        byte[] sealed = Arrays.copyOf(iv, IV + value.length);
        System.arraycopy(crypt(iv, value), 0, sealed, IV, value.length);
        return new EntityKey(
                key.type(),
                Masking.mask(key.type(), key.value()) + "~"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /** The entity that a handle leads to; the key itself where it is no handle of this installation. */
    public EntityKey open(EntityKey key) {
        Matcher sealed = SEALED.matcher(key.value());
        if (!TYPES.contains(key.type()) || !sealed.matches()) {
            return key;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed.group(2));
        } catch (IllegalArgumentException notBase64) {
            return key;
        }
        byte[] iv = Arrays.copyOf(bytes, IV);
        byte[] value = crypt(iv, Arrays.copyOfRange(bytes, IV, bytes.length));
        return MessageDigest.isEqual(iv, iv(key.type(), value))
                ? new EntityKey(key.type(), new String(value, UTF_8))
                : key;
    }

    /**
     * What the audit keeps of a value that was compared: the same for each way in which its key is written, and nothing that
     * tells the value to somebody without the secret.
     */
    public EntityKey digest(EntityKey key) {
        String bare = key.value().startsWith("+86") ? key.value().substring(3) : key.value();
        return new EntityKey(
                COMPARED, Base64.getUrlEncoder().withoutPadding().encodeToString(iv(COMPARED, bare.getBytes(UTF_8))));
    }

    /**
     * What a caller keeps and gives back, such as where a page ended, so that it tells them nothing: not what is in it, nor,
     * by being the same again or longer, whether it changed.
     */
    public String wrap(String kept) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] bytes = kept.getBytes(UTF_8);
        byte[] plain = Arrays.copyOf(nonce, NONCE + (bytes.length / ROOM + 1) * ROOM);
        System.arraycopy(bytes, 0, plain, NONCE, bytes.length);
        byte[] iv = iv(KEPT, plain);
        byte[] wrapped = Arrays.copyOf(iv, IV + plain.length);
        System.arraycopy(crypt(iv, plain), 0, wrapped, IV, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped);
    }

    /** What {@link #wrap} was given; empty where this installation did not make it so. */
    public Optional<String> unwrap(String wrapped) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(wrapped);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= IV + NONCE) {
            return Optional.empty();
        }
        byte[] iv = Arrays.copyOf(bytes, IV);
        byte[] plain = crypt(iv, Arrays.copyOfRange(bytes, IV, bytes.length));
        if (!MessageDigest.isEqual(iv, iv(KEPT, plain))) {
            return Optional.empty();
        }
        int end = plain.length;
        while (end > NONCE && plain[end - 1] == 0) {
            end--;
        }
        return Optional.of(new String(plain, NONCE, end - NONCE, UTF_8));
    }

    /** Whether a key looks like a handle; whether it is one of this installation, {@link #open} tells. */
    public static boolean isHandle(EntityKey key) {
        return !shown(key).equals(key.value());
    }

    /** What people see of a key: of a handle the mask alone. */
    public static String shown(EntityKey key) {
        Matcher sealed = SEALED.matcher(key.value());
        return TYPES.contains(key.type()) && key.value().indexOf('*') >= 0 && sealed.matches()
                ? sealed.group(1)
                : key.value();
    }

    private byte[] iv(String type, byte[] value) {
        try {
            Mac made = Mac.getInstance("HmacSHA256");
            made.init(keys().mac());
            made.update((type + ":").getBytes(UTF_8));
            return Arrays.copyOf(made.doFinal(value), IV);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] crypt(byte[] iv, byte[] bytes) {
        try {
            Cipher made = Cipher.getInstance("AES/CTR/NoPadding");
            made.init(Cipher.ENCRYPT_MODE, keys().cipher(), new IvParameterSpec(iv));
            return made.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
