package io.clew.web.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where scripts, styles and icons are: their names hold a hash of the content, so a browser never keeps an old one. */
public final class Assets {

    private static final String FOLDER = "/assets/";
    private static final Properties NAMES = read();

    private Assets() {}

    /** @param name as in the sources, such as {@code app.css} */
    public static String path(String name) {
        return FOLDER + NAMES.getProperty(name, name);
    }

    private static Properties read() {
        var names = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream("/META-INF/resources/assets/manifest.properties")) {
            if (in != null) {
                names.load(in);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("the list of scripts and styles cannot be read", e);
        }
    }
}
