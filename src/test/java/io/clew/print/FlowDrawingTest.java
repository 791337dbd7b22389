package io.clew.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clew.print.FlowDrawing.Flow;
import io.clew.print.FlowDrawing.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class FlowDrawingTest {

    private static Drawing random(Random random, int places) {
        var all = new ArrayList<Place>();
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < places; i++) {
            int column = i == 0 ? 0 : 1 + random.nextInt(3);
            all.add(new Place("p" + i, column, "account", "李 " + i, ""));
        }
        for (Place to : all.subList(1, places)) {
            List<Place> before =
                    all.stream().filter(from -> from.column() < to.column()).toList();
            Place from = before.get(random.nextInt(before.size()));
            flows.add(new Flow(from.id(), to.id(), 1 + random.nextInt(5_000_000), random.nextBoolean()));
        }
        return FlowDrawing.of(all, flows, rest -> "其余 " + rest + " 处");
    }

    @Test
    void placesNeverCoverEachOtherAndAllIsOnThePaper() {
        var random = new Random(7);
        for (int round = 0; round < 100; round++) {
            Drawing drawing = random(random, 2 + random.nextInt(80));
            drawing.boxes().stream()
                    .collect(Collectors.groupingBy(Drawing.Box::x))
                    .values()
                    .forEach(column -> {
                        for (int i = 1; i < column.size(); i++) {
                            Drawing.Box above = column.get(i - 1);
                            assertThat(column.get(i).y()).isGreaterThan(above.y() + above.height());
                        }
                    });
            assertThat(drawing.boxes()).allMatch(box -> box.y() + box.height() <= drawing.height());
            assertThat(drawing.height()).isLessThan(640);
        }
    }

    @Test
    void whatComesInIsAsThickAsThePlaceIsHigh() {
        Drawing drawing = FlowDrawing.of(
                List.of(
                        new Place("a", 0, "start", "甲", ""),
                        new Place("b", 1, "account", "乙", ""),
                        new Place("c", 2, "leaf", "丙", "取现"),
                        new Place("d", 2, "break", "丁", "未调单")),
                List.of(
                        new Flow("a", "b", 500_000, false),
                        new Flow("b", "c", 300_000, false),
                        new Flow("b", "d", 200_000, true)),
                rest -> "");
        assertThat(drawing.bands()).extracting(Drawing.Band::broken).containsExactly(false, false, true);
        double whole = drawing.bands().get(0).thick();
        assertThat(drawing.bands().get(1).thick() + drawing.bands().get(2).thick())
                .isCloseTo(whole, within(1e-6));
        assertThat(drawing.boxes().get(1).height()).isCloseTo(whole, within(1e-6));
        assertThat(drawing.labels())
                .extracting(Drawing.Label::text)
                .contains("甲", "5,000.00", "丙 · 取现", "3,000.00", "丁 · 未调单", "2,000.00");
    }

    @Test
    void theRestOfALongColumnIsCounted() {
        var places = new ArrayList<>(List.of(new Place("a", 0, "start", "甲", "")));
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < 40; i++) {
            places.add(new Place("b" + i, 1, "account", "乙" + i, ""));
            flows.add(new Flow("a", "b" + i, 100 + i, false));
        }
        Drawing drawing = FlowDrawing.of(places, flows, rest -> "其余 " + rest + " 处");
        assertThat(drawing.labels())
                .extracting(Drawing.Label::text)
                .contains("其余 27 处", "乙39")
                .doesNotContain("乙0");
    }

    @Test
    void bothPapersHaveThePictureAndTheSameBytesEachTime() throws IOException {
        Drawing drawing = random(new Random(3), 12);
        String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><style>body{font-family:Clew}</style></head>"
                + "<body><h1>流向</h1>" + Drawn.element(drawing) + "</body></html>";
        Instant made = Instant.parse("2026-03-01T04:00:00Z");
        byte[] word = DocxPrinter.print(page, made);
        byte[] pdf = PdfPrinter.print(page, made);
        assertThat(word).isEqualTo(DocxPrinter.print(page, made));
        assertThat(pdf).isEqualTo(PdfPrinter.print(page, made));
        try (var document = new XWPFDocument(new ByteArrayInputStream(word))) {
            assertThat(document.getAllPictures()).hasSize(1);
        }
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImage(0);
            long coloured = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    coloured += (image.getRGB(x, y) & 0xffffff) == 0xedcfc3 ? 1 : 0;
                }
            }
            assertThat(coloured).as("dots of the bands").isGreaterThan(2_000);
        }
    }
}
