package io.clew.web;

/** The icon of each type of record. */
final class Icons {

    private Icons() {}

    static String record(String type) {
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
