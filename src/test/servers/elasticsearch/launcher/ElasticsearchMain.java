import java.nio.file.Path;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Starts one node from plain jars; ends when its standard input ends, so it never outlives its parent. */
public final class ElasticsearchMain {

    public static void main(String[] words) throws Exception {
        Path home = Path.of(words[0]);
        LogConfigurator.configureESLogging();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                Settings.builder().put("path.home", home).build(), Map.of(), home.resolve("config"), () -> "clew-1");
        LogConfigurator.setNodeName("clew-1");
        LogConfigurator.setClusterName("clew-test");
        LogConfigurator.configureWithoutConfig(environment.settings());
        PluginsLoader loader = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
                Map.of());
        Node node = new Node(environment, loader);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (java.io.IOException e) {
                e.printStackTrace();
            }
        }));
        node.start();
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
