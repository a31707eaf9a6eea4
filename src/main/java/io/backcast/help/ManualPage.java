package io.backcast.help;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * A page of the documentation around its content.
 *
 * @param name path with slashes, without its suffix
 * @param titles of all pages, by name
 * @param order of all pages
 */
record ManualPage(String name, Map<String, String> titles, List<String> order) {
  private static final String DECISIONS = "docs/decisions/";

  /** The page. */
  String html(Document content) {
    Element main = new Element("main");
    // tables wider than the page scroll by themselves
    content.select("table").wrap("<div class=\"scroll\" tabindex=\"0\"></div>");
    content.body().childNodesCopy().forEach(main::appendChild);
    return whole(titles.getOrDefault(name, name), main);
  }

  /** A page that leads to all others. */
  String contents() {
    Element main = new Element("main");
    main.appendElement("h1").text("Documentation");
    list(
        main.appendElement("section"),
        order.stream().filter(n -> !n.startsWith(DECISIONS)).toList());
    main.appendElement("h2").text("Decisions and their reasons");
    list(
        main.appendElement("section"),
        order.stream().filter(n -> n.startsWith(DECISIONS)).toList());
    return whole("Documentation", main);
  }

  private String whole(String title, Element main) {
    Document page = new Document("");
    page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    page.appendChild(new DocumentType("html", "", ""));
    Element html = page.appendElement("html").attr("lang", "en");
    Element head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("title").text(title.equals("Backcast") ? title : title + " · Backcast");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("link").attr("rel", "stylesheet").attr("href", up() + "manual.css");
    Element body = html.appendElement("body");
    Element nav = body.appendElement("nav").attr("aria-label", "Documentation");
    nav.appendElement("a").attr("href", up() + "index.html").addClass("home").text("Backcast");
    list(nav, order.stream().filter(n -> !n.startsWith(DECISIONS)).toList());
    body.appendChild(main);
    return page.outerHtml();
  }

  private void list(Element parent, List<String> pages) {
    Element list = parent.appendElement("ul");
    for (String page : pages) {
      Element link =
          list.appendElement("li")
              .appendElement("a")
              .attr("href", up() + page + ".html")
              .text(page.equals("README") ? "Overview" : titles.getOrDefault(page, page));
      if (page.equals(name)) {
        link.attr("aria-current", "page");
      }
    }
  }

  private String up() {
    return "../".repeat((int) name.chars().filter(c -> c == '/').count());
  }
}
