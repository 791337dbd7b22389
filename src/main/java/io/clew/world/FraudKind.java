package io.clew.world;

/** The usual kinds of telecom fraud, with what the police call them. */
enum FraudKind {
    BRUSHING("刷单返利"),
    OFFICIAL("冒充公检法"),
    ROMANCE("杀猪盘"),
    INVESTMENT("虚假投资理财"),
    LOAN("虚假贷款"),
    SERVICE("冒充客服"),
    ACQUAINTANCE("冒充熟人"),
    GAME("网络游戏交易");

    final String zh;

    FraudKind(String zh) {
        this.zh = zh;
    }
}
