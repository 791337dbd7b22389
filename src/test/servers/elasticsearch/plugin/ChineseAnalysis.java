import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Stands in for the official {@code analysis-smartcn} and {@code analysis-common}, which are not published as plain jars:
 * the parts that Clew's index uses, under their official names and with their official settings.
 */
public final class ChineseAnalysis extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "smartcn_tokenizer",
                (index, environment, name, settings) -> TokenizerFactory.newFactory(name, HMMChineseTokenizer::new));
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
                "mapping",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> new Mapping(name, settings)),
                "pattern_replace",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> new PatternReplace(name, settings)));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "cjk_width", (index, environment, name, settings) -> new Filter(name, CJKWidthFilter::new),
                "cjk_bigram", (index, environment, name, settings) -> new Filter(name, bigrams(settings)),
                "keep_types", (index, environment, name, settings) -> new Filter(name, types(settings)),
                "smartcn_stop",
                        (index, environment, name, settings) -> new Filter(
                                name,
                                tokens -> new org.apache.lucene.analysis.StopFilter(
                                        tokens,
                                        CharArraySet.copy(
                                                org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer
                                                        .getDefaultStopSet()))));
    }

    private static java.util.function.UnaryOperator<TokenStream> bigrams(Settings settings) {
        List<String> ignored = settings.getAsList("ignored_scripts");
        int flags = 0;
        flags |= ignored.contains("han") ? 0 : CJKBigramFilter.HAN;
        flags |= ignored.contains("hiragana") ? 0 : CJKBigramFilter.HIRAGANA;
        flags |= ignored.contains("katakana") ? 0 : CJKBigramFilter.KATAKANA;
        flags |= ignored.contains("hangul") ? 0 : CJKBigramFilter.HANGUL;
        int scripts = flags;
        boolean unigrams = settings.getAsBoolean("output_unigrams", false);
        return tokens -> new CJKBigramFilter(tokens, scripts, unigrams);
    }

    private static java.util.function.UnaryOperator<TokenStream> types(Settings settings) {
        Set<String> types = Set.copyOf(settings.getAsList("types"));
        boolean keeps = !settings.get("mode", "include").equals("exclude");
        return tokens -> new TypeTokenFilter(tokens, types, keeps);
    }

    private static final class Filter extends AbstractTokenFilterFactory {
        private final java.util.function.UnaryOperator<TokenStream> filter;

        Filter(String name, java.util.function.UnaryOperator<TokenStream> filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    /** {@code mappings}: rules {@code from=>to}, with {@code \\uXXXX} escapes. */
    private static final class Mapping extends AbstractCharFilterFactory {
        private final NormalizeCharMap map;

        Mapping(String name, Settings settings) {
            super(name);
            var builder = new NormalizeCharMap.Builder();
            for (String rule : settings.getAsList("mappings")) {
                int arrow = rule.indexOf("=>");
                builder.add(unescape(rule.substring(0, arrow).strip()), unescape(rule.substring(arrow + 2).strip()));
            }
            map = builder.build();
        }

        private static String unescape(String written) {
            var plain = new StringBuilder();
            for (int i = 0; i < written.length(); i++) {
                if (written.startsWith("\\u", i)) {
                    plain.append((char) Integer.parseInt(written.substring(i + 2, i + 6), 16));
                    i += 5;
                } else if (written.charAt(i) == '\\' && i + 1 < written.length()) {
                    plain.append(written.charAt(++i));
                } else {
                    plain.append(written.charAt(i));
                }
            }
            return plain.toString();
        }

        @Override
        public Reader create(Reader text) {
            return new MappingCharFilter(map, text);
        }
    }

    private static final class PatternReplace extends AbstractCharFilterFactory {
        private final Pattern pattern;
        private final String replacement;

        PatternReplace(String name, Settings settings) {
            super(name);
            pattern = Pattern.compile(settings.get("pattern"));
            replacement = settings.get("replacement", "");
        }

        @Override
        public Reader create(Reader text) {
            return new PatternReplaceCharFilter(pattern, replacement, text);
        }
    }
}
