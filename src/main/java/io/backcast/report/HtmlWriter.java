package io.backcast.report;

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
public class HtmlWriter {
  /** Heading of the second part of a page. */
  public static final String DETAILS = "Tables and details";

  private final PageLook look;
  private final PictureNames ids = new PictureNames();

  /** A writer of pages of models. */
  public HtmlWriter() {
    this(PageLook.MODEL);
  }

  public HtmlWriter(PageLook look) {
    this.look = look;
  }

  /**
   * Writes the page.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void write(ReportPage page, Path file) throws BackcastException {
    byte[] bytes = html(page).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /** The page. */
  public String html(ReportPage page) {
    return document(page).outerHtml();
  }

  /** The page as a tree. */
  Document document(ReportPage page) {
    Document document = new Document("");
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.appendChild(new DocumentType("html", "", ""));
    Element html = document.appendElement("html").attr("lang", look.language());
    Element head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("title").text(page.title() + " · " + page.kind());
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta")
        .attr("name", "color-scheme")
        .attr("content", look.style() == ReportStyle.PAPER ? "light" : "light dark");
    head.appendElement("style").appendChild(new DataNode(look.style().css()));
    Element body = html.appendElement("body");
    header(body.appendElement("header"), page);
    contents(body.appendElement("nav").attr("aria-label", look.contents()), page);
    Element main = body.appendElement("main");
    for (ReportSection section : page.findings()) {
      Element part = main.appendElement("section").attr("id", id(page, section));
      part.appendElement("h2").text(section.heading());
      blocks(part, section.findings());
    }
    if (!page.details().isEmpty()) {
      Element details = main.appendElement("section").attr("id", "details").addClass("details");
      details.appendElement("h2").text(look.details());
      for (ReportSection section : page.details()) {
        details.appendElement("h3").text(section.heading());
        blocks(details, section.details());
      }
    }
    if (page.attachment() != null) {
      attach(main, page.attachment());
    }
    body.appendElement("footer").appendElement("p").text(page.kind() + ".");
    return document;
  }

  /** Keeps a text in the page, folded away; no script holds or reads it. */
  void attach(Element main, ReportPage.Attachment text) {
    Element details = main.appendElement("details").addClass("attachment");
    details.appendElement("summary").text(text.label());
    details.appendElement("pre").attr("id", text.id()).attr("tabindex", "0").text(text.text());
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
      p.appendElement("strong").text(callout.heading() + ":");
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

  private void contents(Element nav, ReportPage page) {
    Element list = nav.appendElement("ul");
    for (ReportSection section : page.findings()) {
      list.appendElement("li")
          .appendElement("a")
          .attr("href", "#" + id(page, section))
          .text(section.heading());
    }
    if (!page.details().isEmpty()) {
      list.appendElement("li").appendElement("a").attr("href", "#details").text(look.details());
    }
  }

  private void blocks(Element parent, List<ReportBlock> blocks) {
    for (ReportBlock block : blocks) {
      switch (block) {
        case ReportBlock.Paragraph p -> parent.appendElement("p").text(p.text());
        case ReportBlock.Figures f -> {
          Element row =
              parent.appendElement("div").addClass("figures").addClass(f.many() ? "many" : "few");
          JudgedBy common = f.common();
          for (ReportFigure figure : f.figures()) {
            figure(
                row.appendElement("figure"),
                figure,
                common == null ? figure.judge() : JudgedBy.NONE);
          }
          if (common != null) {
            captioned(parent.appendElement("p"), "", common);
          }
        }
        case ReportBlock.Listing l -> table(parent, l.table());
        case ReportBlock.Command c ->
            parent.appendElement("pre").attr("tabindex", "0").appendElement("code").text(c.line());
      }
    }
  }

  private void figure(Element parent, ReportFigure figure, JudgedBy judge) {
    String id = ids.next(figure.name());
    parent.attr("id", "figure-" + id);
    parent.appendChild(picture(figure, id));
    captioned(parent.appendElement("figcaption"), figure.caption(), judge);
  }

  /**
   * The element of a picture.
   *
   * @param id that no other picture of the page has
   */
  Element picture(ReportFigure figure, String id) {
    String drawn =
        look.style() == ReportStyle.PAPER
            ? ChartSvg.outlined(figure.chart(), id)
            : ChartSvg.element(figure.chart(), id);
    // the XML parser keeps the case of names, as SVG needs it
    Element svg = Jsoup.parse(drawn, "", Parser.xmlParser()).expectFirst("svg");
    // a name space of JFreeSVG's own is no HTML
    svg.removeAttr("xmlns:jfreesvg").removeAttr("xmlns:xlink");
    return svg.attr("role", "img").attr("aria-label", figure.alternative());
  }

  private static void captioned(Element parent, String caption, JudgedBy judge) {
    parent.appendText(caption.isEmpty() ? "" : caption + " ");
    if (!judge.sentence().isEmpty()) {
      parent.appendElement("span").addClass("judge").text(judge.sentence());
    }
  }

  private void table(Element parent, ReportTable content) {
    String id = "table-" + ids.next("caption");
    // beside the table, as a caption in it would scroll away with it
    Element caption = parent.appendElement("p").addClass("caption").attr("id", id);
    captioned(caption, content.caption(), content.judge());
    // a region that scrolls must be reachable by keyboard
    Element scroll =
        parent
            .appendElement("div")
            .addClass("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-labelledby", id);
    Element table = scroll.appendElement("table").attr("aria-labelledby", id);
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
