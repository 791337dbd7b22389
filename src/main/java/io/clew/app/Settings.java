package io.clew.app;

import io.clew.app.setting.AuditConfig;
import io.clew.app.setting.ClewConfig;
import io.clew.app.setting.LocalConfig;
import io.clew.app.setting.MailConfig;
import io.clew.app.setting.SupervisionConfig;
import io.clew.app.setting.WatchConfig;
import io.clew.app.setting.WebhookConfig;
import io.clew.door.AccessConfig;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Every setting of Clew, read off the interfaces that declare them; {@code docs/settings.md} lists them. */
public final class Settings {

    /** Interfaces with a prefix of their own. */
    public static final List<Class<?>> DECLARED = List.of(
            ClewConfig.class,
            AccessConfig.class,
            AuditConfig.class,
            LocalConfig.class,
            MailConfig.class,
            SupervisionConfig.class,
            WatchConfig.class,
            WebhookConfig.class);

    /** What {@code ./clew} itself, filters of requests and tests read. */
    private static final List<String> OTHERS = List.of(
            "clew.java.options",
            "clew.lang",
            "clew.api.largest-body",
            "clew.corpora",
            "clew.finbench",
            "clew.keycloak",
            "clew.oracles",
            "clew.screens");

    private static final String PREFIX = "CLEW_";
    /** What Kubernetes tells every container where a service is called clew. */
    private static final Pattern OF_A_CLUSTER = Pattern.compile("CLEW_(SERVICE_(HOST|PORT)|PORT)(_.*)?");

    /** More changed letters than these make another word of it. */
    private static final int FAR = 6;

    private Settings() {}

    /**
     * One setting.
     *
     * @param key as in a file of properties
     * @param type of its value, with what is inside {@code Optional} and lists
     * @param standard value where nobody sets it; empty for none
     * @param declared the method that declares it
     */
    public record Setting(String key, String type, String standard, Method declared) {

        /** As an environment variable. */
        public String variable() {
            return Settings.variable(key);
        }

        private boolean isMap() {
            return Map.class.isAssignableFrom(declared.getReturnType());
        }
    }

    /** In the order of their keys. */
    public static List<Setting> all() {
        var all = new ArrayList<Setting>();
        for (Class<?> declared : DECLARED) {
            collect(declared, declared.getAnnotation(ConfigMapping.class).prefix(), all);
        }
        all.sort(Comparator.comparing(Setting::key));
        return List.copyOf(all);
    }

    private static void collect(Class<?> declared, String prefix, List<Setting> into) {
        for (Method method : declared.getMethods()) {
            String key = prefix + "." + dashed(method.getName());
            Class<?> type = method.getReturnType();
            if (type.isInterface()
                    && type.getEnclosingClass() != null
                    && type.getName().startsWith("io.clew")) {
                collect(type, key, into);
                continue;
            }
            var standard = method.getAnnotation(WithDefault.class);
            into.add(new Setting(
                    key,
                    method.getGenericReturnType().getTypeName().replaceAll("[a-z]+\\.|\\w+\\$", ""),
                    standard == null ? "" : standard.value(),
                    method));
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /**
     * Looks for misspelt settings among environment variables.
     *
     * @throws ClewException {@code setting-unknown} with the nearest name, for one that begins as Clew's do and is none
     */
    public static void check(Collection<String> variables) {
        List<Setting> all = all();
        List<String> known = Stream.concat(
                        all.stream().map(Setting::variable), OTHERS.stream().map(Settings::variable))
                .toList();
        variables.stream()
                .filter(variable -> variable.startsWith(PREFIX))
                .filter(variable -> !known.contains(variable)
                        && !OF_A_CLUSTER.matcher(variable).matches())
                .filter(variable -> all.stream()
                        .noneMatch(setting -> setting.isMap() && variable.startsWith(setting.variable() + "_")))
                .sorted()
                .findFirst()
                .ifPresent(variable -> {
                    throw new ClewException(nearest(variable, known)
                            .map(near -> Message.of("setting-unknown.near", variable, near))
                            .orElseGet(() -> Message.of("setting-unknown", variable)));
                });
    }

    private static Optional<String> nearest(String variable, List<String> known) {
        var distance = new LevenshteinDistance(FAR);
        Function<String, Integer> far = name -> distance.apply(variable, name);
        return known.stream().filter(name -> far.apply(name) >= 0).min(Comparator.comparing(far));
    }
}
