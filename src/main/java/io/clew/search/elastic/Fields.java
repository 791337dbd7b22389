package io.clew.search.elastic;

/**
 * The fields of an entry, as {@code index-mappings/records.json} defines them.
 *
 * <pre>
 * _id      source/id                or its SHA-256 where that is longer than an id may be
 * _version seq                      external: an entry is never replaced by one that came before it
 * record   RecordJson               kept, not searched      seq, version, hash: kept beside it
 * ref, id, type, source, kind, place, link, script          exact
 * at       epoch ms                 month: yyyy-MM at UTC+8, for counting
 * amount   分, of facts and text
 * key      type:value               yek: the same written backwards, for tails
 * row      name=value, folded
 * named    key US name              which names a record gives to an entity (US: {@link #BETWEEN})
 * sounds   form US name US key      form: the folded name, its pinyin, its initials
 * text     title, text and values as pairs of characters; .likely for similar records. Of a record without a text
 *          the Han characters only, for all else is in single too
 * single   the same as single characters
 * title    pairs
 * written  as text, unfolded        only where folding changes something, for asking word for word
 * </pre>
 */
final class Fields {

    static final String RECORD = "record";
    static final String SEQUENCE = "seq";
    static final String VERSION = "version";
    static final String HASH = "hash";
    static final String REF = "ref";
    static final String ID = "id";
    static final String TYPE = "type";
    static final String SOURCE = "source";
    static final String AT = "at";
    static final String MONTH = "month";
    static final String AMOUNT = "amount";
    static final String KEY = "key";
    static final String YEK = "yek";
    static final String KIND = "kind";
    static final String PLACE = "place";
    static final String LINK = "link";
    static final String ROW = "row";
    static final String NAMED = "named";
    static final String SOUNDS = "sounds";
    static final String SCRIPT = "script";
    static final String PAIRS = "text";
    static final String SINGLES = "single";
    static final String LIKELY = "text.likely";
    static final String TITLE = "title";
    static final String WRITTEN = "written";

    static final String TRADITIONAL = "t";
    static final char BETWEEN = '\u001f';

    private Fields() {}
}
