package io.clew.world.file;

import io.clew.record.EntityKey;
import io.clew.world.people.Account;
import io.clew.world.people.Case;
import io.clew.world.people.Dice;
import io.clew.world.people.Gang;
import io.clew.world.people.Move;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Phone;
import io.clew.world.people.Town;

/** Tells one case in one hand: fills the words of the grammar so that they agree with what really moved. */
final class Story implements Grammar.Teller {

    private final Town town;
    private final Case one;
    private final Dice dice;
    private final Grammar grammar = Grammar.shipped();
    private final boolean first;
    private final boolean masked;
    private final boolean plain;
    private final String station;
    private final Phone caller;
    private final String reach;
    private final Gang faces;
    /** Whether chat means QQ in this case; else WeChat. */
    private final boolean qq;
    /** How the teller of a third person is called beside 其. */
    private final String label;

    private boolean introduced;

    /**
     * @param first the victim tells it in the first person
     * @param masked names of the victim are masked
     */
    Story(Town town, Case one, Dice dice, String station, boolean first, boolean masked, boolean plain) {
        this.town = town;
        this.one = one;
        this.dice = dice;
        this.station = station;
        this.first = first;
        this.masked = masked;
        this.plain = plain;
        this.label = dice.of("报警人", "报案人", "事主", "");
        this.faces = one.gang != null
                ? one.gang
                : new Gang(
                        "",
                        one.kind,
                        one.victim,
                        town,
                        new Dice(one.number.hashCode()),
                        600_000_000L + Math.abs((long) one.number.hashCode()));
        this.qq = Math.floorMod(faces.script + one.number.hashCode(), 3) == 0;
        this.caller = one.callers.isEmpty() ? strangerPhone() : one.callers.getFirst();
        this.reach = first ? "先打的电话,后来加了聊天软件。" : "电话和聊天软件";
    }

    private Phone strangerPhone() {
        long n = 90_000_000L + Math.floorMod(Dice.mix(one.number.hashCode() ^ Dice.mix(town.seed)), 9_000_000L);
        return new Phone(Numbers.mobile((int) (n % 3), n), (int) (n % 3), null, "", "", false);
    }

    @Override
    public void tell(String word, Draft draft) {
        switch (word) {
            case "I" -> subject(draft);
            case "my" -> draft.say(first ? "我的" : "其");
            case "sex" -> draft.say(one.victim.male ? "男" : "女");
            case "they" -> draft.say(dice.of("对方", "对方", "那边"));
            case "contact" -> script("contact", faces.script, draft);
            case "turn" -> script("turn", faces.script / 10, draft);
            case "found" -> script("found", one.number.hashCode(), draft);
            case "pays" -> pays(draft);
            case "when" -> draft.say(Wording.when(one.begins, dice, false));
            case "reportdate" -> draft.say(Wording.when(one.reportedAt, dice, true));
            case "victim" -> victim(draft, masked);
            case "victimfull" -> victim(draft, masked && dice.chance(0.5));
            case "vid" -> draft.identifier(one.victim.key(), one.victim.idNumber);
            case "vphone" -> phone(draft, one.victim.phone());
            case "vacct" -> draft.identifier(one.from.key(), Wording.card(one.from.number, dice));
            case "vbank" -> draft.say(Names.BANKS[one.from.bank]);
            case "born" -> draft.say(born());
            case "age" -> draft.say(Integer.toString(one.victim.age()));
            case "addr" -> draft.say(one.victim.address);
            case "city" -> draft.say(town.city);
            case "station" -> draft.say(station);
            case "sur" -> draft.say(Names.surname(Names.person(dice, true)));
            case "hisboss" -> draft.say(first ? dice.of("我们领导", "老板", "我经理") : dice.of("其单位领导", "公司老板"));
            case "reach" -> draft.say(reach);
            case "whytrust" -> grammar.write(grammar.pick("whytrust", dice), dice, draft, this);
            case "caller" -> phone(draft, caller);
            case "app" -> draft.say(faces.app);
            case "url" -> url(draft);
            case "chat" -> chat(draft);
            case "chatshort", "chatword" -> draft.say(qq ? "QQ" : "微信");
            case "wallet" -> shown(draft, new EntityKey("wallet", faces.wallet), faces.wallet);
            case "lost" -> {
                long lost = Math.max(100, one.lost());
                draft.amount(lost, Wording.amount(lost, dice, plain));
            }
            default -> throw new IllegalArgumentException("nobody knows the word {" + word + "}");
        }
    }

    /** One gang follows one script, and one case told twice is the same story; only the words differ. */
    private void script(String part, int choice, Draft draft) {
        var lines = grammar.section(one.kind + "." + part);
        grammar.write(lines.get(Math.floorMod(choice, lines.size())), dice, draft, this);
    }

    private void subject(Draft draft) {
        if (first) {
            draft.say("我");
        } else if (introduced && dice.chance(0.7)) {
            draft.say("其");
        } else if (label.isEmpty()) {
            draft.name(Names.surname(one.victim.name) + "某");
        } else {
            draft.say(label);
        }
        introduced = true;
    }

    private void victim(Draft draft, boolean mask) {
        draft.name(mask ? Wording.masked(one.victim.name, dice) : one.victim.name);
    }

    private String born() {
        int born = one.victim.born;
        return dice.chance(0.5)
                ? one.victim.age() + "岁"
                : born / 10_000 + "年" + born / 100 % 100 + "月" + born % 100 + "日出生";
    }

    private void phone(Draft draft, Phone phone) {
        draft.identifier(phone.key(), Wording.phone(phone.number, dice));
    }

    private void url(Draft draft) {
        String written = dice.chance(0.25) ? faces.domain : faces.url;
        if (written.equals(faces.domain)) {
            shown(draft, new EntityKey("domain", faces.domain), written);
        } else {
            String key = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
            one.shown.add("domain:" + faces.domain);
            shown(draft, new EntityKey("url", key), written);
        }
        draft.say(dice.of(" ", "")); // people leave a blank behind an address, or do not
    }

    private void chat(Draft draft) {
        if (qq) {
            draft.say(dice.of("QQ(号码:", "QQ号", "QQ", "QQ:"));
            int open = draft.text().endsWith("(号码:") || draft.text().endsWith("(號碼:") ? 1 : 0;
            shown(draft, new EntityKey("chat", "qq/" + faces.qq), faces.qq);
            draft.say(open == 1 ? ")" : "");
        } else {
            boolean bracket = dice.chance(0.6);
            draft.say(bracket ? dice.of("微信(微信号:", "微信(号:") : dice.of("微信号", "微信号:", "微信:"));
            shown(draft, new EntityKey("chat", "wechat/" + faces.wechat), faces.wechat);
            draft.say(bracket ? ")" : "");
        }
    }

    private void shown(Draft draft, EntityKey key, String written) {
        one.shown.add(key.toString());
        draft.identifier(key, written);
    }

    /** All payments in order, with what came back, each told shorter than the one before. */
    private void pays(Draft draft) {
        Account into = null;
        long before = 0;
        int n = one.payments.size();
        for (int i = 0; i < n; i++) {
            Move payment = one.payments.get(i);
            boolean same = payment.to == into;
            long earlier = before;
            String section = !same ? "pay.first" : i > 2 && dice.chance(0.6) ? "pay.sameshort" : "pay.same";
            boolean wrong = !same && dice.chance(0.04);
            grammar.write(grammar.pick(section, dice), dice, draft, (word, to) -> {
                switch (word) {
                    case "at" ->
                        to.say(
                                earlier == 0
                                        ? Wording.when(payment.at, dice, true)
                                        : Wording.then(payment.at, earlier, dice));
                    case "amt" -> to.amount(payment.fen, Wording.amount(payment.fen, dice, plain));
                    case "pbank" -> to.say(Names.BANKS[payment.to.bank]);
                    case "holder" -> to.name(payment.to.holder);
                    case "pacct" -> {
                        String number = wrong ? Wording.misheard(payment.to.number, dice) : payment.to.number;
                        to.identifier(Numbers.accountKey(number), wrong ? number : Wording.card(number, dice));
                    }
                    default -> tell(word, to);
                }
            });
            back(payment, draft);
            before = payment.at;
            into = payment.to;
        }
    }

    private void back(Move payment, Draft draft) {
        for (Move refund : one.refunds) {
            if (refund.at > payment.at && refund.at < payment.at + 1_000) {
                grammar.write(grammar.pick("pay.back", dice), dice, draft, (word, to) -> {
                    if (word.equals("back")) {
                        to.amount(refund.fen, Wording.amount(refund.fen, dice, plain));
                    } else {
                        tell(word, to);
                    }
                });
            }
        }
    }
}
