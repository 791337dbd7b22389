package io.clew.world.file;

import io.clew.world.people.Numbers;
import io.clew.world.people.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the files of a world lie: {@code DIR/SOURCE/NAME}, and what each is, for the manifest. */
public final class Files {

    /** Sources of the banks that send statements, by bank. */
    static final String[] BANKS = {"bank-lz", "bank-lh", "bank-yt"};

    /** Sources of the carriers. */
    static final String[] CARRIERS = {"tel-lx", "tel-lt", "tel-yt"};

    static final String OPENINGS = "acct-open";
    static final String NUMBERS = "phone-reg";
    static final String LOGINS = "app-login";
    static final String COMPANIES = "company-reg";
    static final String INCIDENTS = "jq";
    static final String STATEMENTS = "bl";
    static final String ARTICLES = "news";

    static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * A file of the world.
     *
     * @param mapping name of the mapping that reads it, or {@code auto}
     * @param rows rows or texts in it, bad ones included
     */
    public record Entry(String source, String file, String mapping, long rows) {}

    /** A source of the world, as {@code POST /sources} takes it. */
    record Described(String id, String title, int grade) {}

    static final List<Described> SOURCES = List.of(
            new Described("bank-lz", "澜州银行流水", 2),
            new Described("bank-lh", "岚海商业银行流水", 2),
            new Described("bank-yt", "云棠农商银行流水", 2),
            new Described("tel-lx", "澜讯移动话单", 2),
            new Described("tel-lt", "岚通通信话单", 2),
            new Described("tel-yt", "云汀电信话单", 2),
            new Described(OPENINGS, "账户开户信息", 2),
            new Described(NUMBERS, "机主登记信息", 1),
            new Described(LOGINS, "手机银行登录日志", 2),
            new Described(COMPANIES, "企业登记信息", 0),
            new Described(INCIDENTS, "警情与报案", 1),
            new Described(STATEMENTS, "询问笔录", 2),
            new Described(ARTICLES, "通报与报道", 0));

    private final Path dir;
    private final List<Entry> entries = new ArrayList<>();

    public Files(Path dir) {
        this.dir = dir;
    }

    public List<Entry> entries() {
        return entries;
    }

    void write(String source, String file, String mapping, long rows, byte[] bytes) {
        write(source, file, mapping, rows, bytes, bytes.length);
    }

    void write(String source, String file, String mapping, long rows, byte[] bytes, int length) {
        try {
            Path folder = java.nio.file.Files.createDirectories(dir.resolve(source));
            try (var out = java.nio.file.Files.newOutputStream(folder.resolve(file))) {
                out.write(bytes, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(new Entry(source, file, mapping, rows));
    }

    static byte[] withMark(StringBuilder text) {
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A row's serial: day of booking, town and a running number; unique in the world. */
    static String serial(long at, int town, int n) {
        return Numbers.digits(Times.date(at), 8) + Numbers.digits(town, 4) + Numbers.digits(n, 7);
    }
}
