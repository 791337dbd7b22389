package io.clew.search.lucene.segment;

import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.search.ExactTerms;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The fields of a record in the index.
 *
 * <pre>
 * ref      source/id                exact; column, for ties and hits
 * record   RecordCodec              stored
 * seq      sequence number          column with skips
 * version, hash                     columns
 * type, source                      exact; columns for facets
 * at       epoch ms                 points and column; absent where unknown
 * amount   分, of facts and text    points
 * key      type:value               exact, prefix       yek: the same written backwards, for tails
 * kind, place, link                 exact; kind and place also columns
 * bi, uni  title, text and fields as pairs of characters, each where its first one stands, and as single characters, with
 *          positions; title: both;
 *          bi of a record without a text has pairs of Han characters only, for all else is in uni too
 * row      name=value, folded       exact, prefix
 * named    key\0name                which names a record gives to an entity
 * names    name\0key                 the same the other way round
 * sounds   form\0name               form: the folded name, its pinyin, its initials
 * graph    FactBytes                column; absent where the record has to be read for its facts
 * script   "t"                      where folding changed a Chinese character
 * </pre>
 */
public final class Schema {

    /** What the fields mean, all together. Counted up with every change after which an older index would not answer right. */
    public static final String FORMAT = "3";

    public static final String REF = "ref";
    public static final String RECORD = "record";
    public static final String SEQUENCE = "seq";
    public static final String VERSION = "version";
    public static final String HASH = "hash";
    public static final String TYPE = "type";
    public static final String SOURCE = "source";
    public static final String AT = "at";
    public static final String AMOUNT = "amount";
    public static final String KEY = "key";
    public static final String YEK = "yek";
    public static final String KIND = "kind";
    public static final String PLACE = "place";
    public static final String LINK = "link";
    public static final String PAIRS = "bi";
    public static final String SINGLES = "uni";
    public static final String TITLE = "title";
    public static final String ROW = "row";
    public static final String NAMED = "named";
    public static final String NAMES = "names";
    public static final String SOUNDS = "sounds";
    public static final String SCRIPT = "script";
    public static final String FACTS = "graph";

    public static final String TRADITIONAL = "t";
    public static final char BETWEEN = '\u0000';

    private Schema() {}

    public static long hash(String text) {
        return hash(new BytesRef(text));
    }

    public static long hash(BytesRef bytes) {
        long[] both = StringHelper.murmurhash3_x64_128(bytes);
        return both[0] ^ Long.rotateLeft(both[1], 32);
    }

    public static String cut(String value) {
        return ExactTerms.cut(value);
    }

    public static String term(EntityKey key) {
        return ExactTerms.of(key);
    }

    /** Whether the term of a key is all of it. */
    public static boolean isWhole(EntityKey key) {
        return key.type().length() + 1 + key.value().length() <= ExactTerms.LONGEST;
    }

    public static String backwards(String term) {
        return ExactTerms.backwards(term);
    }

    static RecordRef ref(BytesRef bytes) {
        return RecordRef.parse(bytes.utf8ToString());
    }
}
