package io.backcast.train.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Writes a report as one HTML file that needs no other: pictures and style are part of it, there is
 * no script, and nothing is loaded.
 */
final class HtmlWriter {
  /** Heading of the second part of a page. */
  static final String DETAILS = "Tables and details";

  private final ReportStyle style = new ReportStyle();
  private final PictureNames ids = new PictureNames();

  /**
   * Writes the page.
   *
   * @throws BackcastException if the file cannot be written
   */
  void write(ReportPage page, Path file) throws BackcastException {
    byte[] bytes = html(page).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /** The page. */
  String html(ReportPage page) {
    Document document = new Document("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.appendChild(new DocumentType("html", "", ""));
    Element html = document.appendElement("html").attr("lang", "en");
    Element head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("title").text(page.title() + " · " + page.kind());
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("style").appendChild(new DataNode(style.css()));
    Element body = html.appendElement("body");
    header(body.appendElement("header"), page);
    contents(body.appendElement("nav").attr("aria-label", "Contents"), page);
    Element main = body.appendElement("main");
    for (ReportSection section : page.findings()) {
      Element part = main.appendElement("section").attr("id", id(page, section));
      part.appendElement("h2").text(section.heading());
      blocks(part, section.findings());
    }
    if (!page.details().isEmpty()) {
      Element details = main.appendElement("section").attr("id", "details").addClass("details");
      details.appendElement("h2").text(DETAILS);
      for (ReportSection section : page.details()) {
        details.appendElement("h3").text(section.heading());
        blocks(details, section.details());
      }
    }
    body.appendElement("footer").appendElement("p").text(page.kind() + ".");
    return document.outerHtml();
  }

  private static String id(ReportPage page, ReportSection section) {
    return "part-" + (page.findings().indexOf(section) + 1);
  }

  private static void header(Element header, ReportPage page) {
    header.appendElement("p").addClass("kind").text("Backcast · " + page.kind());
    header.appendElement("h1").text(page.title());
    if (page.lead() != null) {
      header.appendElement("p").addClass("lead").text(page.lead());
    }
    for (ReportPage.Callout callout : page.callouts()) {
      Element p =
          header
              .appendElement("p")
              .addClass("callout")
              .addClass(callout.tone().name().toLowerCase(java.util.Locale.ROOT));
      p.appendElement("strong").text(callout.heading() + ".");
      p.appendText(" " + callout.text());
    }
    if (!page.highlights().isEmpty()) {
      Element list = header.appendElement("ul").addClass("highlights");
      for (ReportPage.Highlight highlight : page.highlights()) {
        Element item = list.appendElement("li");
        item.appendElement("strong").text(highlight.value());
        item.appendText(" ");
        item.appendElement("span").text(highlight.label());
      }
    }
  }

  private static void contents(Element nav, ReportPage page) {
    Element list = nav.appendElement("ul");
    for (ReportSection section : page.findings()) {
      list.appendElement("li")
          .appendElement("a")
          .attr("href", "#" + id(page, section))
          .text(section.heading());
    }
    if (!page.details().isEmpty()) {
      list.appendElement("li").appendElement("a").attr("href", "#details").text(DETAILS);
    }
  }

  private void blocks(Element parent, List<ReportBlock> blocks) {
    for (ReportBlock block : blocks) {
      switch (block) {
        case ReportBlock.Paragraph p -> parent.appendElement("p").text(p.text());
        case ReportBlock.Figures f -> {
          Element row =
              parent
                  .appendElement("div")
                  .addClass("figures")
                  .addClass(f.figures().size() > 2 ? "many" : "few");
          f.figures().forEach(figure -> figure(row.appendElement("figure"), figure));
        }
        case ReportBlock.Listing l -> table(parent, l.table());
        case ReportBlock.Command c ->
            parent.appendElement("pre").attr("tabindex", "0").appendElement("code").text(c.line());
      }
    }
  }

  private void figure(Element parent, ReportFigure figure) {
    String id = ids.next(figure.name());
    // the XML parser keeps the case of names, as SVG needs it
    Element svg =
        Jsoup.parse(ChartSvg.element(figure.chart(), id), "", Parser.xmlParser())
            .expectFirst("svg");
    svg.attr("role", "img").attr("aria-label", figure.alternative());
    parent.attr("id", "figure-" + id);
    parent.appendChild(svg);
    captioned(parent.appendElement("figcaption"), figure.caption(), figure.judge());
  }

  private static void captioned(Element parent, String caption, JudgedBy judge) {
    parent.appendText(caption);
    if (!judge.sentence().isEmpty()) {
      parent.appendText(" ");
      parent.appendElement("span").addClass("judge").text(judge.sentence());
    }
  }

  private static void table(Element parent, ReportTable content) {
    // a region that scrolls must be reachable by keyboard
    Element scroll =
        parent
            .appendElement("div")
            .addClass("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", content.caption());
    Element table = scroll.appendElement("table");
    captioned(table.appendElement("caption"), content.caption(), content.judge());
    Element head = table.appendElement("thead").appendElement("tr");
    for (ReportTable.Column column : content.columns()) {
      cell(head.appendElement("th").attr("scope", "col"), column).text(column.name());
    }
    Element body = table.appendElement("tbody");
    for (List<String> cells : content.rows()) {
      Element row = body.appendElement("tr");
      for (int i = 0; i < cells.size(); i++) {
        Element cell =
            i == 0 ? row.appendElement("th").attr("scope", "row") : row.appendElement("td");
        cell(cell, content.columns().get(i)).text(cells.get(i));
      }
    }
  }

  private static Element cell(Element cell, ReportTable.Column column) {
    return column.number() ? cell.addClass("number") : cell;
  }
}
