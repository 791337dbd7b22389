package io.clew.api;

import static io.clew.api.Calls.send;
import static io.clew.api.Calls.source;

import java.util.List;

/** Three readable records about one payment onwards: a payer, a victim who is to be masked, a mule, and a minor. */
final class GuardWorld {

    static final String FROM = "account:6222000011110000001";
    static final String VICTIM = "account:6217000022220000002";
    static final String TO = "account:6222000033330000003";
    static final String MINOR = "person:11010120150307123X";

    /** What somebody who need not know may read nowhere. */
    static final List<String> SECRETS = List.of(
            "6217000022220000002",
            "6217 0000 2222 0000 002",
            "６２１７００００２２２２００００００２",
            "621-7000-0222-2000-0002",
            "六二一七〇〇〇〇二二二二〇〇〇〇〇〇二",
            "钱无辜",
            "11010120150307123X",
            "李未成");

    private GuardWorld() {}

    static void prepare() {
        source("guard-open", 0);
        send("guard-open", """
                {"id":"g1","type":"incident","title":"核查:钱无辜被骗案","text":"核查:6222000011110000001转账至6217000022220000002,持有人钱无辜","occurredAt":"2026-03-01T10:20:00+08:00",\
                "entities":[{"key":"account:6217000022220000002","role":"victim","name":"钱无辜"},{"key":"account:6222000011110000001","role":"payer","name":"孙甲"}],\
                "facts":[{"from":"account:6222000011110000001","to":"account:6217000022220000002","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"50000.00"}]}
                {"id":"g2","type":"transfer","title":"核查流水 6217 0000 2222 0000 002","text":"","occurredAt":"2026-03-01T11:20:00+08:00",\
                "fields":{"摘要":"转自６２１７００００２２２２００００００２","备注":"卡621-7000-0222-2000-0002"},\
                "entities":[{"key":"account:6217000022220000002","role":"payer","name":"钱无辜"}],\
                "facts":[{"from":"account:6217000022220000002","to":"account:6222000033330000003","link":"transfer","at":"2026-03-01T11:31:07+08:00","amount":"40000.00","more":{"remark":"六二一七〇〇〇〇二二二二〇〇〇〇〇〇二"}}]}
                {"id":"g3","type":"document","title":"核查:李未成的账户","text":"李未成(身份证11010120150307123X)持有6222000033330000003","occurredAt":"2026-03-02T11:20:00+08:00",\
                "entities":[{"key":"person:11010120150307123X","role":"holder","name":"李未成"}],\
                "facts":[{"from":"person:11010120150307123X","to":"account:6222000033330000003","link":"owns"}]}
                """);
    }
}
