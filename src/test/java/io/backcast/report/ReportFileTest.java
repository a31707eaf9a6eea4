package io.backcast.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.backcast.model.BackcastException;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final String HOSTILE =
      "<script>alert(1)</script><img src=x onerror=alert(1)></pre>\u202e&amp;";
  private static final String SESSION = "{\n  \"title\" : \"" + HOSTILE + " ₂ α\"\n}";
  private static final PageLook LOOK =
      new PageLook(ReportStyle.PAPER, "de", "Inhalt", "Tabellen", "Zeichen fehlen.");

  @TempDir private Path folder;

  private static ReportPage page(String session) {
    ReportPage page = new ReportPage("MoS₂ " + HOSTILE, HOSTILE).lead(HOSTILE);
    ReportChart chart =
        new ReportChart(ChartAxis.of(HOSTILE), ChartAxis.of("y"))
            .line(HOSTILE, ChartColour.DESIGN, List.of(new double[] {0, 1}, new double[] {1, 2}));
    page.section(HOSTILE)
        .show(new ReportFigure(HOSTILE, chart, HOSTILE, JudgedBy.NONE, HOSTILE))
        .tabulate(
            new ReportTable(
                HOSTILE,
                JudgedBy.NONE,
                List.of(ReportTable.Column.text(HOSTILE)),
                List.of(List.of(HOSTILE))))
        .sayCommand(HOSTILE);
    return page.attach(
        new ReportPage.Attachment(ReportFile.ELEMENT, ReportFile.ATTACHMENT, HOSTILE, session));
  }

  @Test
  void aPageKeepsItsSessionAndNothingInItRuns() throws Exception {
    Path file = folder.resolve("r.html");
    new HtmlWriter(LOOK).write(page(SESSION), file);
    assertThat(new String(ReportFile.session(file), UTF_8)).isEqualTo(SESSION);
    Document html = Jsoup.parse(Files.readString(file));
    assertThat(html.select("script, img, iframe, object, embed, link, form, base")).isEmpty();
    assertThat(html.select("[src], [onerror], [onload], a[href]:not([href^=#])")).isEmpty();
    assertThat(html.select("html").attr("lang")).isEqualTo("de");
    assertThat(html.select("svg[role=img]")).hasSize(1);
    assertThat(Files.readString(file)).doesNotContain("http://", "https://", "@import");
  }

  @Test
  void aPdfKeepsItsSessionAndItsTextCanBeSearched() throws Exception {
    Path file = folder.resolve("r.pdf");
    new PdfWriter(LOOK).write(page(SESSION), file);
    assertThat(new String(ReportFile.session(file), UTF_8)).isEqualTo(SESSION);
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("MoS₂", "<script>alert(1)");
      assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
    }
  }

  private static String text(Path file) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void aLongCommandStandsWholeOnThePaper() throws Exception {
    String bounds =
        IntStream.range(0, 8)
            .mapToObj(i -> "--range 'strain %d=-0.0%d:0.0%d'".formatted(i, i + 1, i + 2))
            .collect(Collectors.joining(" "));
    String command =
        "backcast design --model /home/somebody/a-folder-with-a-long-name/models/mos2-strain "
            + "--target gap=0.5 "
            + bounds
            + " --fix angle=60 --constraint '"
            + "a+b+".repeat(60)
            + "c<=1' --seed 7";
    Path file = folder.resolve("r.pdf");
    ReportPage page = new ReportPage("title", "kind");
    page.section("Origin").say("From this command:").sayCommand(command);
    new PdfWriter(LOOK).write(page, file);
    assertThat(text(file).replaceAll("\\s", "")).contains(command.replaceAll("\\s", ""));
    assertThat(rightmost(file)).isLessThan(PDRectangle.A4.getWidth());
  }

  /** Where the text of a file ends that is furthest to the right, in points. */
  private static double rightmost(Path file) throws Exception {
    double[] right = {0};
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition sign) {
              right[0] = Math.max(right[0], sign.getXDirAdj() + sign.getWidthDirAdj());
              super.processTextPosition(sign);
            }
          };
      stripper.getText(pdf);
    }
    return right[0];
  }

  @Test
  void aSentenceSaysThatSignsAreMissingWhereNoFontHasThem() throws Exception {
    Path file = folder.resolve("r.pdf");
    InstalledFonts none = new InstalledFonts(List::of);
    new PdfWriter(LOOK, none).write(new ReportPage("band 能隙 ₂", "kind"), file);
    assertThat(text(file)).contains("Zeichen fehlen.");
    new PdfWriter(LOOK, none).write(new ReportPage("band ₂ → Ω", "kind"), file);
    assertThat(text(file)).doesNotContain("Zeichen fehlen.");
  }

  @Test
  void signsThatTheProgramHasNoFontForComeFromOneOfTheSystem() throws Exception {
    Set<Integer> signs = new TreeSet<>("能隙".codePoints().boxed().toList());
    List<File> found = InstalledFonts.ofSystem().having(signs);
    assumeThat(signs).isEmpty();
    Path file = folder.resolve("r.pdf");
    new PdfWriter(LOOK, new InstalledFonts(() -> found))
        .write(new ReportPage("band 能隙 ₂", "kind"), file);
    assertThat(text(file)).contains("能隙").doesNotContain("Zeichen fehlen.");
  }

  @Test
  void theFontWithMostOfTheSignsIsTaken() throws Exception {
    Path sans = folder.resolve("sans.ttf");
    try (InputStream in =
        ReportFileTest.class.getResourceAsStream(
            "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
      Files.copy(in, sans);
    }
    Path broken = folder.resolve("a.ttf");
    Files.writeString(broken, "no font");
    InstalledFonts fonts = new InstalledFonts(() -> List.of(broken.toFile(), sans.toFile()));
    Set<Integer> signs = new TreeSet<>("₂→能".codePoints().boxed().toList());
    assertThat(fonts.having(signs)).containsExactly(sans.toFile());
    assertThat(signs).containsExactly((int) '能');
  }

  @Test
  void whatUnfoldsIntoMoreThanASessionIsRefused() throws Exception {
    Path file = folder.resolve("r.pdf");
    new PdfWriter(LOOK).write(page(" ".repeat(20 << 20)), file);
    assertThat(Files.size(file)).isLessThan(2 << 20);
    assertThatThrownBy(() -> ReportFile.session(file))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("larger than 4 MB");
  }

  @Test
  void otherFilesAreNoReports() throws Exception {
    for (String name : List.of("r.html", "r.pdf")) {
      Path file = folder.resolve(name);
      Files.writeString(file, "<p>hello</p>");
      assertThatThrownBy(() -> ReportFile.session(file)).isInstanceOf(BackcastException.class);
    }
  }

  @Test
  void aDamagedPdfIsRefusedWithASentence() throws Exception {
    Path file = folder.resolve("r.pdf");
    new PdfWriter(LOOK).write(page("{}"), file);
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(sound, sound.length - i * 200);
      for (int k = 0; k < 40; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      assertThatCode(
              () -> {
                try {
                  ReportFile.session(file);
                } catch (BackcastException e) {
                  assertThat(e.sentence()).contains("r.pdf");
                }
              })
          .doesNotThrowAnyException();
    }
  }
}
