package io.clew.world.people;

import java.util.ArrayList;
import java.util.List;

/** People who defraud together, with the things they share. */
public final class Gang {

    public final String id;
    public final FraudKind kind;
    public final Person organiser;
    public final List<Person> operators = new ArrayList<>();
    public final List<Person> recruiters = new ArrayList<>();
    public final List<Person> cardHeads = new ArrayList<>();
    public final List<Person> mules = new ArrayList<>();
    public final List<Person> washers = new ArrayList<>();
    public final List<Person> runners = new ArrayList<>();
    /** Accounts that victims pay into, in the order in which they were worn out. */
    public final List<Account> first = new ArrayList<>();

    public final List<Account> second = new ArrayList<>();
    public final List<Account> pool = new ArrayList<>();
    public final List<Account> cash = new ArrayList<>();
    public final List<Case> cases = new ArrayList<>();
    /** Whether some of its money has gone to a trader yet. */
    public boolean paidTrader;

    public final String app;
    public final String domain;
    public final String url;
    public final String ip;
    public final String imei;
    public final String mac;
    public final String wallet;
    public final String qq;
    public final String wechat;
    /** Tellings of the same gang follow one script; two cells may share it. */
    public final int script;

    public Gang(String id, FraudKind kind, Person organiser, Town town, Dice dice, long index) {
        this.id = id;
        this.kind = kind;
        this.organiser = organiser;
        String word = Names.letters(dice);
        this.domain = word + dice.between(100, 999) + dice.of(".example", ".test", ".example");
        this.url = dice.of("https://", "http://")
                + dice.of("www.", "m.", "h5.", "app.")
                + domain
                + dice.of("/dl", "/reg?c=" + dice.between(1000, 9999), "/down", "/index");
        this.app = app(kind, dice);
        this.ip = Numbers.denAddress(index);
        this.imei = town.newDevice();
        this.mac = Numbers.mac(town.nextHardware() * 2 + 1_000_003);
        this.wallet = Numbers.wallet(index);
        this.qq = "98" + Numbers.digits(Math.floorMod(Dice.mix(index + 11), 100_000_000L), 8);
        this.wechat = word + "_0" + Numbers.digits(Math.floorMod(Dice.mix(index + 12), 100_000L), 5);
        this.script = dice.below(1_000_000);
    }

    private static String app(FraudKind kind, Dice dice) {
        return switch (kind) {
            case BRUSHING -> dice.of("聚惠客", "赏金鹿", "蜂巢任务", "优享推");
            case OFFICIAL -> dice.of("安信会议", "云协办", "政务通协查");
            case ROMANCE -> dice.of("汇鑫国际", "金穗环球", "蓝海证券通");
            case INVESTMENT -> dice.of("启明优投", "鼎汇财富", "量化之星", "盛岚资管");
            case LOAN -> dice.of("极速贷宝", "惠民速贷", "融易花", "信桥快贷");
            case SERVICE -> dice.of("云会议助手", "讯连会议", "远控协助");
            case ACQUAINTANCE -> dice.of("企讯", "信达办公");
            case GAME -> dice.of("玩客交易", "游仓", "号易通");
        };
    }

    public List<Person> everybody() {
        var all = new ArrayList<Person>();
        all.add(organiser);
        all.addAll(operators);
        all.addAll(recruiters);
        all.addAll(cardHeads);
        all.addAll(mules);
        all.addAll(washers);
        all.addAll(runners);
        return all;
    }
}
