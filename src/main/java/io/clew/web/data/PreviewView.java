package io.clew.web.data;

import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mappings;
import io.clew.record.Source;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files before they are imported: what each would be read as, and what can be chosen instead.
 *
 * @param into id of the source that is chosen
 */
public record PreviewView(String id, List<Source> sources, String into, List<FileView> files, Said said) {

    /**
     * What the form said and was told.
     *
     * @param password that opens closed files; empty for none
     */
    public record Said(String password, String fault) {}

    public String fault() {
        return said.fault();
    }

    public String password() {
        return said.password();
    }

    /** Whether a file is closed, so that the page asks for what opens it. */
    public boolean asksPassword() {
        return !password().isEmpty() || files.stream().anyMatch(FileView::closed);
    }

    /**
     * @param n place among the files, for the names of its fields
     * @param mapped how many columns have a field
     * @param asksOwn whether the page has to ask whose statement it is
     * @param own what was answered; empty for nothing
     * @param closed it has a password that was not given
     */
    public record FileView(
            int n,
            String name,
            String size,
            boolean ready,
            String why,
            List<OptionView> mappings,
            List<ColumnView> columns,
            int headerLine,
            int mapped,
            List<List<CellView>> rows,
            boolean asksOwn,
            String own,
            boolean closed) {

        public boolean table() {
            return !columns.isEmpty();
        }
    }

    /** An entry of a menu. */
    public record OptionView(String value, String label, boolean chosen) {}

    /** @param fields that it can stand for; empty where no mapping is chosen */
    public record ColumnView(int n, String header, boolean mapped, String meaning, List<OptionView> fields) {}

    /** A cell of the first rows, and whether its column is read. */
    public record CellView(String text, boolean mapped) {}

    public String href() {
        return "/imports/preview/" + id;
    }

    public boolean allReady() {
        return files.stream().allMatch(FileView::ready);
    }

    static PreviewView of(
            String id,
            List<Source> sources,
            String into,
            List<Preview> seen,
            Map<String, Choice> choices,
            Mappings mappings,
            Words words,
            Said said) {
        var files = new ArrayList<FileView>();
        for (Preview one : seen) {
            Choice choice = choices.getOrDefault(one.name(), Choice.AUTO);
            files.add(file(files.size(), one, choice, mappings, words));
        }
        return new PreviewView(id, sources, into, files, said);
    }

    private static FileView file(int n, Preview one, Choice choice, Mappings mappings, Words words) {
        String own = choice.own() == null ? "" : choice.own();
        boolean archive = one.format().equals("zip");
        List<OptionView> ways = new ArrayList<>();
        if (one.table() || one.ready()) {
            ways.add(new OptionView(
                    Mappings.AUTO, words.msg().mappingAuto(), choice.mapping().equals(Mappings.AUTO)));
        }
        if (!archive && !ways.isEmpty()) {
            for (Mapping mapping : mappings.all()) {
                ways.add(new OptionView(
                        mapping.name(),
                        words.mapping(mapping.name()),
                        choice.mapping().equals(mapping.name())));
            }
        }
        List<ColumnView> columns = new ArrayList<>();
        for (int c = 0; c < one.headers().size(); c++) {
            String meaning = one.meanings().get(c);
            columns.add(new ColumnView(
                    c,
                    one.headers().get(c),
                    !meaning.isEmpty(),
                    meaning,
                    fields(one.mapping(), meaning, mappings, words)));
        }
        int mapped =
                (int) one.meanings().stream().filter(name -> !name.isEmpty()).count();
        return new FileView(
                n,
                one.name(),
                Shown.bytes(one.size()),
                one.ready(),
                words.tell(one.why()),
                ways,
                columns,
                one.headerLine(),
                mapped,
                one.rows().stream().map(row -> cells(row, one.meanings())).toList(),
                one.asksOwn() || !own.isEmpty(),
                own,
                one.why().code().equals("password-needed"));
    }

    private static List<OptionView> fields(String mapping, String meaning, Mappings mappings, Words words) {
        if (mapping.isEmpty()) {
            return List.of();
        }
        List<OptionView> fields = new ArrayList<>();
        fields.add(new OptionView("", words.of(ImportMsg.class).unused(), meaning.isEmpty()));
        fields.add(new OptionView(
                ImportPages.INDIFFERENT, words.of(ImportMsg.class).indifferent(), false));
        for (Mapping.Column column : mappings.named(mapping).columns()) {
            String label = words.chinese() ? column.headers().getFirst() : column.name();
            fields.add(new OptionView(column.name(), label, column.name().equals(meaning)));
        }
        return fields;
    }

    private static List<CellView> cells(List<String> row, List<String> meanings) {
        List<CellView> cells = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            cells.add(new CellView(
                    row.get(c), c < meanings.size() && !meanings.get(c).isEmpty()));
        }
        return cells;
    }
}
