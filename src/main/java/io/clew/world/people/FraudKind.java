package io.clew.world.people;

/** The usual kinds of telecom fraud, with what the police call them. */
public enum FraudKind {
    BRUSHING("刷单返利"),
    OFFICIAL("冒充公检法"),
    ROMANCE("杀猪盘"),
    INVESTMENT("虚假投资理财"),
    LOAN("虚假贷款"),
    SERVICE("冒充客服"),
    ACQUAINTANCE("冒充熟人"),
    GAME("网络游戏交易");

    public final String zh;

    FraudKind(String zh) {
        this.zh = zh;
    }
}
