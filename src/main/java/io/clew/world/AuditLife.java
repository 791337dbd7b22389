package io.clew.world;

import io.clew.record.China;
import io.clew.world.people.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an audit would hold after some weeks of ordinary police work, with misuse hidden in it, and the truth about both.
 *
 * <p>Users open cases, search by words, follow what comes back, type in fresh numbers, compare, export, do night shifts,
 * draw boards and throw some away: everything that innocent people do and that looks a little like misuse. {@link Misuse}
 * plants the rest. The same seed gives the same entries. Everybody and every number is invented.
 */
public final class AuditLife {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5); // a Monday
    private static final String[] WORDS = {"刷单返利", "冒充客服", "安全账户", "贷款解冻", "共享屏幕", "充值返现", "快递理赔", "投资平台"};
    /** Acts that bring up entities of the case, which its people then go on from. */
    private static final Set<String> NAMING = Set.of("search", "read", "expand");

    private static final String[] REASONS = {"核查线索", "止付 受害人来电", "预警 劝阻"};

    /**
     * @param own keys of the user's own identifiers
     * @param relatives keys of relatives' identifiers
     */
    public record User(String user, List<String> own, List<String> relatives) {}

    /** @param attached keys of what was put into the case */
    public record CaseFile(String id, List<String> members, Set<String> attached) {}

    /** One entry to be; {@code keys} are those that came back. */
    public record Line(
            Instant at, String who, String purpose, String act, String asked, long returned, List<String> keys) {}

    /**
     * @param rule the one that should notice it
     * @param day in China on which it begins
     */
    public record Planted(String rule, String who, LocalDate day) {}

    /**
     * @param lines in order of time
     * @param links between entities, both ways
     */
    public record Lived(
            List<User> users,
            List<CaseFile> cases,
            List<Line> lines,
            List<Planted> planted,
            Map<String, Set<String>> links) {}

    /** A case as its people know it: all its entities, and those that they have come across by now. */
    static final class Inquiry {
        final String id;
        final List<String> entities = new ArrayList<>();
        final LinkedHashSet<String> met = new LinkedHashSet<>();
        final List<Line> lately = new ArrayList<>();
        final List<String> members = new ArrayList<>();

        Inquiry(String id) {
            this.id = id;
        }

        /** What came back before that moment is known to everybody from then on. */
        void learn(Instant until) {
            lately.removeIf(line -> {
                boolean past = line.at().isBefore(until);
                if (past) {
                    met.addAll(line.keys());
                }
                return past;
            });
        }
    }

    final Dice dice;
    private final Dice slips;
    final int days;
    final List<User> users = new ArrayList<>();
    final List<Inquiry> inquiries = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final List<Planted> planted = new ArrayList<>();
    private final List<CaseFile> files = new ArrayList<>();
    private final Map<String, Set<String>> links = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private int boards;

    /** Somebody sits down to work; {@code start} is seconds of the day. */
    private record Session(User user, int start, Inquiry inquiry, String purpose) {}

    private AuditLife(long seed, int users, int days) {
        this.dice = new Dice(seed);
        this.slips = dice.fork(0x736C697073L);
        this.days = days;
        for (int i = 0; i < users; i++) {
            var own = List.of(phone(), account());
            this.users.add(new User("police-" + (i + 1), own, List.of(phone(), phone())));
        }
        for (int i = 0; i < users * 3 / 4; i++) {
            inquiries.add(inquiry(i));
        }
    }

    /** @param days from Monday 5 January 2026 on, at least 28 */
    public static Lived live(long seed, int users, int days) {
        var life = new AuditLife(seed, users, days);
        for (int day = 0; day < days; day++) {
            for (User user : life.users) {
                life.day(user, day);
            }
            life.sit(day);
        }
        new Misuse(life).plant();
        life.lines.sort(Comparator.comparing(Line::at).thenComparing(Line::who));
        return new Lived(life.users, life.files, life.lines, life.planted, life.links);
    }

    private Inquiry inquiry(int i) {
        var inquiry = new Inquiry("案2026-%03d".formatted(i + 1));
        int size = dice.between(40, 160);
        for (int k = 0; k < size; k++) {
            String key = dice.chance(0.6) ? phone() : account();
            if (k > 0) {
                link(key, inquiry.entities.get(dice.below(k)));
            }
            inquiry.entities.add(key);
        }
        if (dice.chance(0.4)) { // cards that a gang bought in one batch
            long first = 15_400_000_000L + dice.below(90_000_000);
            for (int k = 0; k < dice.between(3, 6); k++) {
                String key = "phone:+86" + (first + k);
                link(key, inquiry.entities.getFirst());
                inquiry.entities.add(key);
            }
        }
        var attached = new LinkedHashSet<>(inquiry.entities.subList(0, dice.between(3, 9)));
        inquiry.met.addAll(attached);
        for (int k = dice.between(3, 6); k > 0; k--) {
            inquiry.members.add(dice.of(users).user());
        }
        files.add(new CaseFile(inquiry.id, List.copyOf(inquiry.members), attached));
        return inquiry;
    }

    private void link(String one, String other) {
        links.computeIfAbsent(one, missing -> new LinkedHashSet<>()).add(other);
        links.computeIfAbsent(other, missing -> new LinkedHashSet<>()).add(one);
    }

    String phone() {
        return "phone:+86" + dice.of("154", "164", "194") + "%08d".formatted(dice.below(100_000_000));
    }

    String account() {
        return "account:6299" + "%012d".formatted(dice.below(1_000_000_000_000L));
    }

    /** A case of the user's; any where they have none. */
    Inquiry caseOf(User user) {
        var own = inquiries.stream()
                .filter(inquiry -> inquiry.members.contains(user.user()))
                .toList();
        return dice.of(own.isEmpty() ? inquiries : own);
    }

    Instant at(int day, int second) {
        return BEGIN.plusDays(day).atStartOfDay(China.ZONE).plusSeconds(second).toInstant();
    }

    LocalDate date(int day) {
        return BEGIN.plusDays(day);
    }

    private void day(User user, int day) {
        boolean weekend = day % 7 >= 5;
        if (dice.chance(weekend ? 0.8 : 0.08)) {
            return;
        }
        boolean night = dice.chance(0.1);
        int busy = dice.chance(0.08) ? 3 : 1;
        int many = dice.between(2, 6) * busy;
        for (int s = 0; s < many; s++) {
            int start = night ? dice.between(19 * 3600, 23 * 3600) : dice.between(8 * 3600, 18 * 3600);
            Inquiry inquiry = caseOf(user);
            sessions.add(new Session(user, start, inquiry, dice.chance(0.15) ? dice.of(REASONS) : inquiry.id));
        }
        if (dice.chance(0.1)) {
            takeAway(user, day, night);
        }
        if (dice.chance(0.12)) {
            board(user, day);
        }
    }

    /** The day's sessions in the order in which they begin: nobody knows what somebody else finds later. */
    private void sit(int day) {
        sessions.sort(Comparator.comparing(Session::start)
                .thenComparing(one -> one.user().user()));
        for (Session session : sessions) {
            int second = session.start();
            for (int n = dice.between(4, 18); n > 0; n--) {
                second += dice.between(8, 160);
                step(session, at(day, second));
            }
        }
        sessions.clear();
    }

    private void step(Session session, Instant at) {
        User user = session.user();
        Inquiry inquiry = session.inquiry();
        String purpose = session.purpose();
        inquiry.learn(at);
        int choice = dice.below(100);
        if (choice < 25) {
            var keys = seen(inquiry, dice.between(2, 24), 8);
            add(at, user, purpose, "search", dice.of(WORDS) + slip(inquiry), keys.size(), keys);
        } else if (choice < 45) {
            var keys = seen(inquiry, dice.between(2, 6), 2);
            String record = "jq/A%010d".formatted(dice.below(1_000_000_000));
            add(at, user, purpose, "read", record, 1, keys);
        } else if (choice < 70) {
            aimed(at, user, purpose, target(inquiry));
        } else if (choice < 80) {
            String key = target(inquiry);
            var keys = new ArrayList<>(List.of(key));
            keys.addAll(links.getOrDefault(key, Set.of()));
            add(at, user, purpose, "expand", List.of(key).toString(), keys.size(), keys);
        } else if (choice < 97) {
            String number = bare(target(inquiry));
            add(at, user, purpose, "suggest", number.substring(0, dice.between(4, number.length())), 3, List.of());
        } else if (choice < 98) { // a fresh number that the records know from elsewhere
            aimed(at, user, purpose, phone());
        } else { // a fresh number that nothing names
            add(at, user, purpose, "search", bare(phone()), 0, List.of());
        }
    }

    /** What somebody reads off a slip and adds to the words: last digits, a sum, a number with stars; mostly nothing. */
    private String slip(Inquiry inquiry) {
        String number = bare(slips.of(List.copyOf(inquiry.met)));
        String tail = number.substring(number.length() - 4);
        return switch (slips.below(12)) {
            case 0 -> " 尾号" + tail;
            case 1 -> " " + number.substring(0, 3) + "****" + tail;
            case 2 -> " " + slips.between(10, 900) * 100;
            default -> "";
        };
    }

    /** Somebody met in the case, or one step from them. */
    String target(Inquiry inquiry) {
        String key = dice.of(List.copyOf(inquiry.met));
        var near = links.getOrDefault(key, Set.of());
        return near.isEmpty() || dice.chance(0.6) ? key : dice.of(List.copyOf(near));
    }

    private List<String> seen(Inquiry inquiry, int ofCase, int others) {
        var keys = new LinkedHashSet<String>();
        for (int i = 0; i < ofCase; i++) {
            keys.add(dice.of(inquiry.entities));
        }
        for (int i = dice.below(others + 1); i > 0; i--) {
            keys.add(phone());
        }
        return List.copyOf(keys);
    }

    /** A look at one entity: its dossier, or a search by its number. */
    void aimed(Instant at, User user, String purpose, String key) {
        if (dice.chance(0.6)) {
            add(at, user, purpose, "dossier", key, dice.between(1, 20), List.of(key));
        } else {
            add(at, user, purpose, "search", bare(key), dice.between(1, 9), List.of(key));
        }
    }

    private void takeAway(User user, int day, boolean night) {
        Instant at = at(day, night ? dice.between(20 * 3600, 23 * 3600) : dice.between(9 * 3600, 18 * 3600));
        if (dice.chance(0.5)) {
            int values = dice.between(20, 600);
            int known = values / 3;
            add(at, user, caseOf(user).id, "compare", values + " values", known, keys(Math.min(known, 40)));
        } else {
            int records = dice.between(5, 400);
            add(at, user, caseOf(user).id, "export", dice.of(WORDS), records, keys(Math.min(records, 60)));
        }
    }

    List<String> keys(int many) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            keys.add(phone());
        }
        return keys;
    }

    private void board(User user, int day) {
        String id = "board-" + boards++;
        Inquiry inquiry = caseOf(user);
        var keys = List.copyOf(new ArrayList<>(inquiry.met).subList(0, Math.min(inquiry.met.size(), 12)));
        int second = dice.between(9 * 3600, 17 * 3600);
        add(at(day, second), user, inquiry.id, "board-save", id, 1, keys);
        if (dice.chance(0.05)) { // made by mistake
            add(at(day, second + dice.between(30, 600)), user, inquiry.id, "board-delete", id, 1, keys);
        } else if (dice.chance(0.3) && day + 5 < days) { // tidied away later
            add(at(day + dice.between(2, 5), second), user, inquiry.id, "board-delete", id, 1, keys);
        }
    }

    void add(Instant at, User user, String purpose, String act, String asked, long returned, List<String> keys) {
        var line = new Line(at, user.user(), purpose, act, asked, returned, List.copyOf(keys));
        lines.add(line);
        if (NAMING.contains(act)) {
            inquiries.stream()
                    .filter(inquiry -> inquiry.id.equals(purpose))
                    .forEach(inquiry -> inquiry.lately.add(line));
        }
    }

    static String bare(String key) {
        return key.substring(key.indexOf(':') + 1).replace("+86", "");
    }
}
