package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.HtmlWriter;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportChart;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two pages that one report becomes. */
class ReportWritersTest {
  /** What a card from elsewhere may call its property. */
  private static final String HOSTILE =
      "gap|`x`*_<script>alert(\"1\")</script>\n# no heading\u202e ](evil.svg) &amp; 'q' $y$";

  /** The same on one line, as both pages must show it. */
  private static final String SHOWN =
      "gap|`x`*_<script>alert(\"1\")</script> # no heading ](evil.svg) &amp; 'q' $y$";

  @TempDir private Path folder;
  private Document html = new Document("");
  private Document markdown = new Document("");
  private String source = "";

  private static ReportFigure figure(String name) {
    ReportChart chart =
        new ReportChart(ChartAxis.of("true " + HOSTILE), ChartAxis.share("rows"))
            .band(
                "band " + HOSTILE,
                ChartColour.DESIGN,
                List.of(new double[] {0, 0, 1}, new double[] {1, 0, 1}))
            .line(
                "line " + HOSTILE,
                ChartColour.DESIGN,
                List.of(new double[] {0, 0}, new double[] {1, 1}));
    return new ReportFigure(
        name, chart, "Caption of " + name, JudgedBy.AUDIT, "Alternative of " + name);
  }

  private static ReportPage page() {
    ReportPage page = new ReportPage(HOSTILE, "Report of a test");
    page.lead("Lead " + HOSTILE);
    page.callout(ReportPage.Tone.CAUTION, "Not for", "Callout " + HOSTILE);
    page.highlight("0.1 eV", "highlight " + HOSTILE);
    ReportSection first = page.section("First " + HOSTILE);
    // the table is added before what must stand above it
    first.list(
        new ReportTable(
            "Table " + HOSTILE,
            JudgedBy.SHIPPED,
            List.of(ReportTable.Column.text("name " + HOSTILE), ReportTable.Column.number("n")),
            List.of(List.of(HOSTILE, "12"), List.of("plain", "3"))));
    first.command("backcast train --data '" + HOSTILE + "'");
    first.say("Sentence " + HOSTILE);
    first.show(figure("α " + HOSTILE), figure("β " + HOSTILE));
    page.section("Empty");
    page.section("Last").showLast(List.of(figure("c1"), figure("c2"), figure("c3")));
    page.section("Second").say("A second sentence.");
    return page;
  }

  @BeforeEach
  void write() throws Exception {
    ReportPage page = page();
    new MarkdownWriter(folder).write(page);
    new HtmlWriter().write(page, folder.resolve("report.html"));
    source = Files.readString(folder.resolve("report.html"));
    html = Jsoup.parse(source);
    markdown = rendered(Files.readString(folder.resolve("README.md")));
  }

  /** The page as a reader of Markdown shows it. */
  private static Document rendered(String text) {
    var tables = List.of(TablesExtension.create());
    return Jsoup.parse(
        HtmlRenderer.builder()
            .extensions(tables)
            .build()
            .render(Parser.builder().extensions(tables).build().parse(text)));
  }

  private static List<String> texts(Document page, String selector) {
    return page.select(selector).eachText();
  }

  @Test
  void sentencesAndPicturesStandAboveEveryTable() {
    for (Document page : List.of(html, markdown)) {
      List<Element> all = page.getAllElements();
      int table = all.indexOf(page.expectFirst("table"));
      assertThat(all.indexOf(page.expectFirst("p:contains(Sentence)"))).isLessThan(table);
      assertThat(all.indexOf(page.expectFirst("p:contains(A second sentence)"))).isLessThan(table);
      String pictures = page == html ? "figure" : "img";
      assertThat(all.indexOf(page.select(pictures).get(1))).isLessThan(table);
      assertThat(all.indexOf(page.select(pictures).get(2))).isGreaterThan(table);
    }
  }

  @Test
  void bothPagesSayTheSame() {
    assertThat(texts(markdown, "h1")).isEqualTo(texts(html, "h1"));
    assertThat(texts(markdown, "h2")).isEqualTo(texts(html, "h2"));
    assertThat(texts(markdown, "h3")).isEqualTo(texts(html, "h3"));
    assertThat(texts(markdown, "th, td")).isEqualTo(texts(html, "th, td"));
    assertThat(texts(markdown, "li")).isEqualTo(texts(html, "header li"));
    assertThat(markdown.select("img").eachAttr("alt"))
        .isEqualTo(html.select("svg").eachAttr("aria-label"))
        .hasSize(5);
    List<String> sentences = new ArrayList<>(texts(html, "main p, figcaption"));
    assertThat(texts(markdown, "p")).containsAll(sentences);
    assertThat(texts(markdown, "pre")).isEqualTo(texts(html, "pre"));
  }

  @Test
  void namesFromACardAreTextWhateverTheyHold() {
    for (Document page : List.of(html, markdown)) {
      assertThat(page.expectFirst("h1").text()).isEqualTo(SHOWN);
      assertThat(page.select("script, h1 ~ h1, em em, code em")).isEmpty();
      assertThat(page.select("td, th").eachText()).contains(SHOWN, "name " + SHOWN);
      assertThat(page.expectFirst("table").expectFirst("tr:last-child").children()).hasSize(2);
      assertThat(page.expectFirst("pre").text()).contains(SHOWN);
    }
    // JFreeSVG takes what looks like an entity for one
    String drawn = SHOWN.replace("&amp;", "&");
    assertThat(html.select("svg text").eachText()).contains("line " + drawn, "true " + drawn);
    assertThat(html.select("h1")).hasSize(1);
    assertThat(markdown.select("h1")).hasSize(1);
  }

  @Test
  void thePageNeedsNoOtherFileAndNoScript() {
    assertThat(html.select("script, link, img, iframe, object, image, use, foreignObject"))
        .isEmpty();
    assertThat(html.select("[src], [onload], [onclick]")).isEmpty();
    assertThat(html.select("[href]").eachAttr("href")).allMatch(to -> to.startsWith("#"));
    // name spaces are names, not addresses
    assertThat(source.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", ""))
        .doesNotContain("http:", "https:", "@import");
    for (Element link : html.select("a")) {
      assertThat(html.getElementById(link.attr("href").substring(1))).isNotNull();
    }
    List<String> ids = html.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element clipped : html.select("[clip-path]")) {
      String id = clipped.attr("clip-path").replaceAll("url\\(#(.*)\\)", "$1");
      assertThat(ids).contains(id);
    }
  }

  @Test
  void thePageIsWellFormed() {
    org.jsoup.parser.Parser strict = org.jsoup.parser.Parser.htmlParser().setTrackErrors(20);
    Jsoup.parse(source, "", strict);
    assertThat(strict.getErrors()).isEmpty();
    assertThat(source).startsWith("<!doctype html>");
    assertThat(html.expectFirst("svg").attributes().asList())
        .extracting(Attribute::getKey)
        .containsExactlyInAnyOrder("xmlns", "viewBox", "role", "aria-label");
  }

  @Test
  void readersOfTheScreenGetWhatOthersSee() {
    assertThat(html.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(html.select("svg")).allMatch(svg -> svg.attr("role").equals("img"));
    assertThat(html.select("svg")).noneMatch(svg -> svg.attr("aria-label").isBlank());
    assertThat(html.select("thead th")).allMatch(th -> th.attr("scope").equals("col"));
    assertThat(html.select("tbody tr > :first-child"))
        .allMatch(th -> th.tagName().equals("th") && th.attr("scope").equals("row"));
    assertThat(html.select("section > :first-child")).allMatch(h -> h.tagName().equals("h2"));
  }

  @Test
  void everyFigureAndTableSaysWhoJudged() {
    assertThat(html.select("section:not(.details) figcaption"))
        .hasSize(2)
        .allMatch(caption -> caption.text().endsWith(JudgedBy.AUDIT.sentence()));
    // three of a kind with one judge say it once
    assertThat(html.select(".details figcaption")).noneMatch(c -> c.text().contains("Judged"));
    assertThat(html.select(".details .many + p").text()).isEqualTo(JudgedBy.AUDIT.sentence());
    assertThat(html.select("p.caption").text()).endsWith(JudgedBy.SHIPPED.sentence());
  }

  @Test
  void chartsOfThePageFollowItsColoursAndThoseInFilesDoNotNeedThem() throws IOException {
    assertThat(html.select("svg").outerHtml())
        .contains("var(--design)")
        .doesNotContain("rgb(10,111,179)");
    assertThat(html.expectFirst("style").data())
        .contains("--design:#0a6fb3", "prefers-color-scheme", "--design:#56b4e9");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pictures = files.filter(f -> f.toString().endsWith(".svg")).toList();
      assertThat(pictures).hasSize(5);
      for (Path picture : pictures) {
        assertThat(Files.readString(picture)).doesNotContain("var(").contains("rgb(255,255,255)");
        assertThat(Objects.toString(picture.getFileName())).matches("[a-z0-9-]+\\.svg");
      }
    }
    assertThat(markdown.select("img").eachAttr("src"))
        .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile())
        .doesNotHaveDuplicates();
  }

  @Test
  void aFigureWithoutWordsIsRefused() {
    ReportChart chart = new ReportChart(ChartAxis.of("x"), ChartAxis.of("y"));
    assertThatThrownBy(() -> new ReportFigure("f", chart, "Seen.", JudgedBy.NONE, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new ReportTable(
                    "t",
                    JudgedBy.NONE,
                    List.of(ReportTable.Column.text("a")),
                    List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
