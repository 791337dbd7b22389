package io.clew.access.entry;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.clew.record.ClewException;
import io.clew.record.Message;

/** Hashes passwords with Argon2id (19 MiB, 2 passes), about a tenth of a second each, on purpose. */
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 256;

    /** Bytes that one hash takes. */
    static final int MEMORY = 19_456 << 10;

    private static final int SALT = 16;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(MEMORY >> 10, 2, 1, 32, Argon2.ID);

    private Passwords() {}

    /** In the usual form {@code $argon2id$v=19$m=…}. */
    static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT).with(ARGON2).getResult();
    }

    static boolean matches(String password, String hash) {
        return password.length() <= LONGEST
                && Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Takes as long as {@link #matches}: unknown users cost what known ones do. */
    static void wasteTime(String password) {
        if (password.length() <= LONGEST) {
            hash(password);
        }
    }

    /** @throws ClewException {@code password-weak} */
    static void requireGood(String user, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new ClewException(Message.of("password-weak.length", SHORTEST, LONGEST));
        }
        if (password.chars().distinct().count() < 4
                || password.toLowerCase(java.util.Locale.ROOT).contains(user)) {
            throw new ClewException(Message.of("password-weak.guessed"));
        }
    }
}
