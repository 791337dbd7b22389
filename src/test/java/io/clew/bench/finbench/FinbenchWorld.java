package io.clew.bench.finbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An invented FinBench snapshot with hubs, and cases to ask of it; the same for the same seed.
 *
 * <p>For each account there are about 29 edges, 20 of them transfers: 40,000 accounts make 1,170,000. Half of the ends
 * are drawn by a power law, one transfer in a hundred shares its millisecond with others.
 */
public final class FinbenchWorld {

    /** Cases of each read. */
    private static final int CASES = 30;

    private static final long BEGIN = 1_577_836_800_000L; // 2020-01-01 UTC
    private static final long DAY = 86_400_000L;
    private static final int DAYS = 1_096;
    private static final List<String> TYPES = List.of(
            "prepaid card", "debit card", "credit card", "corporate account", "internet account", "trust account");
    private static final List<Integer> WINDOWS = List.of(30, 180, 730, DAYS);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Random random;
    private final int accounts;
    private final int persons;
    private final int companies;
    private final int loans;
    private final int media;
    private final List<String[]> transfers = new ArrayList<>();

    private FinbenchWorld(Path folder, int accounts, long seed) {
        this.folder = folder;
        this.accounts = accounts;
        persons = accounts / 2;
        companies = accounts / 8;
        loans = accounts / 2;
        media = accounts / 4;
        random = new Random(seed);
    }

    /** Writes {@code data/*.csv} and {@code cases/*.jsonl} into the folder. */
    public static void write(Path folder, int accounts, long seed) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("cases"));
        var world = new FinbenchWorld(folder, accounts, seed);
        world.vertices();
        world.edges();
        world.cases();
    }

    private interface Line {
        String of(int number);
    }

    private void file(String name, String header, int lines, Line line) throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve("data/" + name + ".csv"))) {
            out.write(header + "\n");
            for (int i = 1; i <= lines; i++) {
                out.write(line.of(i) + "\n");
            }
        }
    }

    private void vertices() throws IOException {
        file(
                "Account",
                "accountId|createTime|isBlocked|accountType",
                accounts,
                i -> i + "|" + (BEGIN + i) + "|" + one(20) + "|" + TYPES.get(random.nextInt(TYPES.size())));
        file("Loan", "loanId|loanAmount|balance|createTime", loans, i -> {
            long fen = amount() * 20;
            return i + "|" + plain(fen) + "|" + plain(fen / 2) + "|" + BEGIN;
        });
        file("Medium", "mediumId|mediumType|isBlocked|createTime", media, i -> i + "|IPv4|" + one(10) + "|" + BEGIN);
        file("Person", "personId|personName|isBlocked|createTime", persons, i -> i + "|P" + i + "|false|" + BEGIN);
        file("Company", "companyId|companyName|isBlocked|createTime", companies, i -> i + "|C" + i + "|false|" + BEGIN);
    }

    private void edges() throws IOException {
        int byPersons = accounts * 4 / 5;
        file("PersonOwnAccount", "personId|accountId|createTime", byPersons, i -> any(persons) + "|" + i + "|" + BEGIN);
        file(
                "CompanyOwnAccount",
                "companyId|accountId|createTime",
                accounts - byPersons,
                i -> any(companies) + "|" + (byPersons + i) + "|" + BEGIN);
        file("AccountTransferAccount", "fromId|toId|amount|createTime", accounts * 20, i -> {
            String[] ends = {"" + hub(accounts), "" + hub(accounts)};
            transfers.add(ends);
            return ends[0] + "|" + ends[1] + "|" + plain(amount()) + "|" + time();
        });
        file(
                "AccountWithdrawAccount",
                "fromId|toId|amount|createTime",
                accounts * 5 / 2,
                i -> hub(accounts) + "|" + hub(accounts) + "|" + plain(amount()) + "|" + time());
        file(
                "LoanDepositAccount",
                "loanId|accountId|amount|createTime",
                accounts,
                i -> any(loans) + "|" + hub(accounts) + "|" + plain(amount()) + "|" + time());
        file(
                "AccountRepayLoan",
                "accountId|loanId|amount|createTime",
                accounts,
                i -> hub(accounts) + "|" + any(loans) + "|" + plain(amount()) + "|" + time());
        file(
                "MediumSignInAccount",
                "mediumId|accountId|createTime",
                accounts * 2,
                i -> hub(media) + "|" + hub(accounts) + "|" + time());
        int applied = loans * 4 / 5;
        file("PersonApplyLoan", "personId|loanId|createTime", applied, i -> any(persons) + "|" + i + "|" + BEGIN);
        file(
                "CompanyApplyLoan",
                "companyId|loanId|createTime",
                loans - applied,
                i -> any(companies) + "|" + (applied + i) + "|" + BEGIN);
        file(
                "PersonInvestCompany",
                "investorId|companyId|ratio|createTime",
                persons * 3 / 4,
                i -> hub(persons) + "|" + hub(companies) + "|0.1|" + time());
        file(
                "CompanyInvestCompany",
                "investorId|companyId|ratio|createTime",
                companies,
                i -> any(companies) + "|" + any(companies) + "|0.1|" + time());
        file(
                "PersonGuaranteePerson",
                "fromId|toId|createTime",
                persons * 5 / 4,
                i -> any(persons) + "|" + any(persons) + "|" + time());
        file(
                "CompanyGuaranteeCompany",
                "fromId|toId|createTime",
                companies,
                i -> any(companies) + "|" + any(companies) + "|" + time());
    }

    private int any(int of) {
        return 1 + random.nextInt(of);
    }

    /** Half of the time one of few: the first of 40,000 accounts has some 6,000 transfers each way. */
    private int hub(int of) {
        return random.nextBoolean() ? any(of) : 1 + (int) (of * Math.pow(random.nextDouble(), 2.5));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** 分; half are below 3,000 yuan. */
    private long amount() {
        return 1 + (long) (300_000 * Math.exp(1.5 * random.nextGaussian()));
    }

    private static String plain(long fen) {
        return new Money(fen).toString();
    }

    private long time() {
        long at = BEGIN + 1 + (long) (random.nextDouble() * (DAYS * DAY - 2));
        return one(100) ? at - at % DAY + 1 : at;
    }

    private void cases() throws IOException {
        for (String query : FinbenchReads.QUERIES) {
            try (var out = Files.newBufferedWriter(folder.resolve("cases/" + query + ".jsonl"))) {
                for (int i = 0; i < CASES; i++) {
                    out.write(JSON.writeValueAsString(Map.of(
                                    "case",
                                    String.format("%s-full-%02d", query, i),
                                    "query",
                                    query,
                                    "set",
                                    "full",
                                    "params",
                                    params(query, i)))
                            + "\n");
                }
            }
        }
    }

    private Map<String, Object> params(String query, int number) {
        var params = new LinkedHashMap<String, Object>();
        String[] transfer = transfers.get(random.nextInt(transfers.size()));
        switch (query) {
            case "tcr3" -> {
                params.put("id1", "" + any(accounts / 2));
                params.put("id2", "" + (accounts / 2 + any(accounts / 2)));
            }
            case "tcr4" -> {
                params.put("id1", transfer[0]);
                params.put("id2", transfer[1]);
            }
            case "tcr10" -> {
                params.put("pid1", "" + hub(persons));
                params.put("pid2", "" + hub(persons));
            }
            case "tcr2", "tcr5", "tcr11", "tcr12" -> params.put("id", "" + any(persons));
            case "tcr8" -> params.put("id", "" + any(loans));
            default -> params.put("id", number % 3 == 0 ? transfer[number % 2] : "" + any(accounts));
        }
        long threshold = List.of(0, 1_000, 10_000).get(number % 3);
        switch (query) {
            case "tcr6" -> {
                params.put("threshold1", threshold);
                params.put("threshold2", 0);
            }
            case "tcr8" -> params.put("threshold", List.of(0, 0.01, 0.1).get(number % 3));
            default -> params.put("threshold", threshold);
        }
        int days = WINDOWS.get(number % WINDOWS.size());
        long start = BEGIN + random.nextInt(DAYS - days + 1) * DAY;
        params.put("startTime", start);
        params.put("endTime", start + days * DAY);
        params.put("truncationLimit", 1_000_000);
        params.put("truncationOrder", "TIMESTAMP_DESCENDING");
        return params;
    }
}
