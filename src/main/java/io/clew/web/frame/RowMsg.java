package io.clew.web.frame;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what cleaning writes beside the columns of a statement row. */
@MessageBundle(value = "row", locale = Words.CHINESE)
public interface RowMsg {

    /** Empty for a field that cleaning does not write. */
    @Message(
            "{#switch name}{#case 'own'}本方账号{#case 'direction'}收支{#case 'amount'}金额{#case 'currency'}币种{#case 'balance'}余额{#case 'serial'}流水号{#case 'counterpart'}对手{#case 'otherName'}对手户名{#case 'mirrorOf'}同一笔交易或通话见{#case 'from'}主叫{#case 'to'}被叫{#case 'side'}话单机主{#case 'link'}联系{#case 'reversedBy'}已被冲正{#case 'reverses'}冲正的原交易{#case 'outcome'}交易结果{#else}{/switch}")
    String field(String name);

    /** The value itself where it is none of cleaning's words. */
    @Message(
            "{#switch value}{#case 'out'}支出{#case 'in'}收入{#case 'missing'}流水未载明{#case 'caller'}主叫{#case 'callee'}被叫{#case 'call'}通话{#case 'message'}短信{#case 'failed'}未成功{#else}{value}{/switch}")
    String value(String value);
}
