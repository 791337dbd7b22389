package io.clew.text;

import io.clew.record.EntityKey;
import java.util.regex.Pattern;

/** Names that a document masks: 张某, 李某甲, 王某玲, 刘×, 张*, 赵X. They name nobody: the same one elsewhere is somebody else. */
public final class MaskedName {

    private static final Pattern MASK =
            Pattern.compile("\\p{IsHan}.*[*×○□xX]|[*×○□].*\\p{IsHan}|某|^\\p{IsHan}{1,2}[甲乙丙丁戊己庚辛壬癸]$");

    private MaskedName() {}

    public static boolean is(EntityKey key) {
        return key.type().equals("name") && is(key.value());
    }

    public static boolean is(String name) {
        return MASK.matcher(name).find();
    }
}
