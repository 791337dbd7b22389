package io.clew.web.frame;

/** The icon of each type of record. */
public final class Icons {

    private Icons() {}

    public static String record(String type) {
        return switch (type) {
            case "incident" -> "siren";
            case "statement", "judgment", "document" -> "file-text";
            case "article" -> "newspaper";
            case "transfer", "transaction" -> "arrow-left-right";
            case "call", "message" -> "phone-call";
            case "account" -> "credit-card";
            case "registration", "phone", "subscriber" -> "id-card";
            case "login", "device" -> "log-in";
            case "company" -> "building-2";
            case "email" -> "mail";
            default -> "file";
        };
    }
}
