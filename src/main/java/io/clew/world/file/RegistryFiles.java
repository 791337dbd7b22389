package io.clew.world.file;

import io.clew.world.people.Account;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Person;
import io.clew.world.people.Phone;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.Comparator;

/** Writes who opened which account, who holds which number, who stands behind a company, who logged in from where. */
public final class RegistryFiles {

    private final Town town;
    private final Files files;

    public RegistryFiles(Town town, Files files) {
        this.town = town;
        this.files = files;
    }

    public long write() {
        return openings() + numbers() + companies() + logIns();
    }

    private String name(String what) {
        return Numbers.digits(town.number + 1L, 4) + "-" + what + ".csv";
    }

    private long put(String source, String what, String mapping, long rows, StringBuilder out) {
        files.write(source, name(what), mapping, rows, Files.withMark(out));
        return rows;
    }

    /** Whether the account is among those whose opening the banks tell. */
    public static boolean printed(Account account) {
        return !account.machine && account.bank <= 2 && !account.holderId().isEmpty();
    }

    private long openings() {
        var out = new StringBuilder("卡号,户名,证件类型,证件号码,预留手机号,开户日期,开户网点,账户状态\r\n");
        long rows = 0;
        for (Account account : town.accounts) {
            if (!printed(account)) {
                continue;
            }
            Person person = account.person;
            out.append(account.number).append(',').append(account.holder).append(',');
            out.append(person != null ? "居民身份证," : "营业执照,")
                    .append(account.holderId())
                    .append(',');
            out.append(person != null ? person.phone().number : "").append(',');
            out.append(Times.dashed(account.opened), 0, 10)
                    .append(',')
                    .append(Names.BANKS[account.bank])
                    .append("澜州分行,正常\r\n");
            rows++;
        }
        return put(Files.OPENINGS, "开户信息", "account-opening", rows, out);
    }

    private long numbers() {
        var out = new StringBuilder("手机号码,机主姓名,证件类型,证件号码,入网时间,号码状态,运营商,IMSI\r\n");
        long rows = 0;
        for (Phone phone : town.phones) {
            Person person = phone.holder;
            if (person == null) {
                continue;
            }
            out.append(phone.number)
                    .append(',')
                    .append(person.name)
                    .append(",居民身份证,")
                    .append(person.idNumber)
                    .append(',');
            out.append(Times.dashed(phone.activated))
                    .append(",正常,")
                    .append(Names.CARRIERS[phone.carrier])
                    .append(',');
            out.append(phone.imsi).append("\r\n");
            rows++;
        }
        return put(Files.NUMBERS, "机主信息", "phone-registration", rows, out);
    }

    private long companies() {
        var out = new StringBuilder("统一社会信用代码,企业名称,法定代表人,法定代表人证件号码,联系电话,成立日期,登记状态\r\n");
        for (Town.Company company : town.companies) {
            Person legal = company.legal();
            out.append(company.code())
                    .append(',')
                    .append(company.name())
                    .append(',')
                    .append(legal.name)
                    .append(',');
            out.append(legal.idNumber).append(',').append(legal.phone().number).append(',');
            out.append(Times.dashed(company.founded()), 0, 10).append(",存续\r\n");
        }
        return put(Files.COMPANIES, "企业登记", "company", town.companies.size(), out);
    }

    private long logIns() {
        town.logins.sort(Comparator.comparingLong(Town.Login::at).thenComparing(login -> login.account().number));
        var out = new StringBuilder("日志编号,登录账号,登录手机号,用户姓名,登录时间,登录IP,设备IMEI,设备MAC,操作类型\r\n");
        int n = 0;
        for (Town.Login login : town.logins) {
            out.append(Files.serial(login.at(), town.number, n++)).append(',');
            out.append(login.account().number)
                    .append(',')
                    .append(login.phone().number)
                    .append(',');
            out.append(login.account().holder)
                    .append(',')
                    .append(Times.dashed(login.at()))
                    .append(',');
            out.append(login.ip())
                    .append(',')
                    .append(login.imei())
                    .append(',')
                    .append(login.mac())
                    .append(",登录\r\n");
        }
        return put(Files.LOGINS, "登录日志", "device-login", n, out);
    }
}
