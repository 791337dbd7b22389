package io.clew.world.file;

import io.clew.world.people.Call;
import io.clew.world.people.Numbers;
import io.clew.world.people.Phone;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.Comparator;

/** Writes the call records of a town, each carrier in its own layout: what it knows about the numbers asked for. */
public final class CallFiles {

    private final Town town;
    private final Files files;
    private final Flaws flaws;

    public CallFiles(Town town, Files files, Flaws flaws) {
        this.town = town;
        this.files = files;
        this.flaws = flaws;
    }

    public long write() {
        town.calls.removeIf(call -> !call.from.loaded && !call.to.loaded);
        town.calls.sort(Comparator.comparingLong((Call call) -> call.at)
                .thenComparing(call -> call.from.number)
                .thenComparing(call -> call.to.number));
        return dialled() + splitTime() + callerCallee();
    }

    private static String imei(Call call) {
        return call.imei.isEmpty() ? call.from.imei : call.imei;
    }

    /** Carrier 0: CSV in UTF-8, own and other number. */
    private long dialled() {
        var out = new StringBuilder(1 << 19);
        out.append("本机号码,对方号码,通话类型,起始时间,通话时长,基站,IMEI,IMSI,话单流水号\r\n");
        String name = Numbers.digits(town.number + 1L, 4) + "-通话详单.csv";
        flaws.open(Files.CARRIERS[0], name);
        int n = 0;
        for (Call call : town.calls) {
            for (int end = 0; end < 2; end++) {
                Phone own = end == 0 ? call.from : call.to;
                if (!own.loaded || own.carrier != 0) {
                    continue;
                }
                Phone other = end == 0 ? call.to : call.from;
                String serial = Files.serial(call.at, town.number, n++);
                String row = Files.CARRIERS[0] + "/" + serial;
                if (end == 0) {
                    call.fromRow = row;
                } else {
                    call.toRow = row;
                }
                int start = out.length();
                out.append(own.number).append(',').append(other.number).append(end == 0 ? ",主叫," : ",被叫,");
                out.append(Times.dashed(call.at))
                        .append(',')
                        .append(call.seconds)
                        .append(',');
                out.append(end == 0 ? call.cell : own.cell).append(',');
                out.append(end == 0 ? imei(call) : own.imei)
                        .append(',')
                        .append(own.imsi)
                        .append(',');
                out.append(serial).append("\r\n");
                flaws.written(out, start, row);
            }
        }
        flaws.badCall(out);
        files.write(Files.CARRIERS[0], name, "call-dialled", flaws.rows(), Files.withMark(out));
        return flaws.rows();
    }

    /** Carrier 1: CSV in GB18030, day and time of day apart, durations as clocks; no serials. */
    private long splitTime() {
        var out = new StringBuilder(1 << 19);
        out.append("计费号码,对端号码,呼叫类型,通话日期,通话开始时刻,通话时长,小区,终端串号,IMSI\n");
        long rows = 0;
        for (Call call : town.calls) {
            for (int end = 0; end < 2; end++) {
                Phone own = end == 0 ? call.from : call.to;
                if (!own.loaded || own.carrier != 1) {
                    continue;
                }
                Phone other = end == 0 ? call.to : call.from;
                String stamp = Times.dashed(call.at);
                out.append(own.number).append(',').append(other.number).append(end == 0 ? ",呼出," : ",呼入,");
                out.append(stamp, 0, 10).append(',').append(stamp, 11, 19).append(',');
                Times.two(out, call.seconds / 3600).append(':');
                Times.two(out, call.seconds / 60 % 60).append(':');
                Times.two(out, call.seconds % 60).append(',');
                out.append(end == 0 ? call.cell : own.cell).append(',');
                out.append(end == 0 ? imei(call) : own.imei)
                        .append(',')
                        .append(own.imsi)
                        .append('\n');
                rows++;
            }
        }
        String name = Numbers.digits(town.number + 1L, 4) + "-语音清单.csv";
        files.write(
                Files.CARRIERS[1], name, "call-split-time", rows, out.toString().getBytes(Files.GB18030));
        return rows;
    }

    /** Carrier 2: a workbook, caller and callee, durations in words. */
    private long callerCallee() {
        var sheet = new Xlsx("主叫号码", "被叫号码", "开始时间", "结束时间", "通话时长", "话单类型", "主叫IMEI", "被叫IMEI", "主叫基站", "话单号");
        int n = 0;
        for (Call call : town.calls) {
            boolean caller = call.from.loaded && call.from.carrier == 2;
            boolean callee = call.to.loaded && call.to.carrier == 2;
            if (!caller && !callee) {
                continue;
            }
            String serial = Files.serial(call.at, town.number, n++);
            if (caller) {
                call.fromRow = Files.CARRIERS[2] + "/" + serial;
            } else {
                call.toRow = Files.CARRIERS[2] + "/" + serial;
            }
            sheet.row(
                    call.from.number,
                    call.to.number,
                    Times.dashed(call.at),
                    Times.dashed(call.at + call.seconds),
                    call.seconds < 60 ? call.seconds + "秒" : call.seconds / 60 + "分" + call.seconds % 60 + "秒",
                    "语音",
                    caller ? imei(call) : "",
                    callee ? call.to.imei : "",
                    caller ? call.cell : "",
                    serial);
        }
        String name = Numbers.digits(town.number + 1L, 4) + "-话单.xlsx";
        files.write(Files.CARRIERS[2], name, "call-caller-callee", sheet.rows(), sheet.bytes());
        return sheet.rows();
    }
}
