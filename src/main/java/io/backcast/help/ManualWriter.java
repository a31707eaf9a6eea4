package io.backcast.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Renders the Markdown files of the project to HTML pages that refer to nothing but each other and
 * their pictures; run by the build.
 */
public final class ManualWriter {
  /** Folders whose pages belong to the documentation, besides those of the project's top level. */
  private static final List<String> FOLDERS = List.of("docs", "installer", "sample-data");

  private static final Set<String> PICTURES = Set.of(".png", ".svg", ".jpg", ".gif");

  /** Pages for who uses the program, in this order; those that there are. */
  private static final List<String> FIRST =
      List.of(
          "README",
          "docs/explorer",
          "docs/laboratory",
          "docs/campaign",
          "docs/automation",
          "docs/cluster",
          "docs/model-folder");

  private final Path root;
  private final Path out;
  private final List<Extension> extensions =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private final Parser parser = Parser.builder().extensions(extensions).build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(extensions).build();
  private final Set<String> copied = new TreeSet<>();

  ManualWriter(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  /** Writes the pages of the project in the first argument into the folder in the second. */
  public static void main(String[] args) throws IOException {
    new ManualWriter(Path.of(args[0]), Path.of(args[1])).write();
  }

  /** Writes all pages, their pictures, and the list that {@link Manual} reads. */
  void write() throws IOException {
    Map<String, Document> pages = new TreeMap<>();
    for (Path file : sources()) {
      String name = name(root.relativize(file));
      String html = renderer.render(parser.parse(Files.readString(file)));
      pages.put(name.substring(0, name.length() - ".md".length()), Jsoup.parseBodyFragment(html));
    }
    Map<String, String> titles = new LinkedHashMap<>();
    pages.forEach((name, page) -> titles.put(name, title(page, name)));
    titles.put("README", "Backcast");
    for (Map.Entry<String, Document> page : pages.entrySet()) {
      settleLinks(page.getKey(), page.getValue(), pages.keySet());
      put(
          page.getKey() + ".html",
          new ManualPage(page.getKey(), titles, ordered(titles.keySet())).html(page.getValue()));
    }
    put("index.html", new ManualPage("index", titles, ordered(titles.keySet())).contents());
    put("manual.css", style());
    writeList();
  }

  private List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> top = Files.list(root)) {
      top.filter(ManualWriter::isMarkdown).forEach(all::add);
    }
    for (String folder : FOLDERS) {
      if (Files.isDirectory(root.resolve(folder))) {
        try (Stream<Path> below = Files.walk(root.resolve(folder))) {
          below.filter(ManualWriter::isMarkdown).forEach(all::add);
        }
      }
    }
    return all;
  }

  private static boolean isMarkdown(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".md");
  }

  private static String name(Path path) {
    return path.normalize().toString().replace('\\', '/');
  }

  private static String title(Document page, String name) {
    Element heading = page.selectFirst("h1");
    return heading == null ? name : heading.text();
  }

  /** The pages for users first, in their order; the others by their names. */
  private static List<String> ordered(Set<String> names) {
    List<String> all = new ArrayList<>(FIRST.stream().filter(names::contains).toList());
    names.stream().filter(n -> !all.contains(n)).sorted().forEach(all::add);
    return all;
  }

  /** Leads links to pages and copied files; what is not in the documentation stays as text. */
  private void settleLinks(String page, Document html, Set<String> pages) throws IOException {
    Path folder = Path.of(page).resolveSibling("x").normalize();
    for (Element image : html.select("img[src]")) {
      copyPicture(folder.resolveSibling(image.attr("src")).normalize());
    }
    for (Element link : html.select("a[href]")) {
      String target = link.attr("href");
      if (target.startsWith("#") || target.matches("[a-z]+:.*")) {
        continue;
      }
      int hash = target.indexOf('#');
      String path = hash < 0 ? target : target.substring(0, hash);
      String known = name(folder.resolveSibling(path));
      if (known.endsWith(".md") && pages.contains(known.substring(0, known.length() - 3))) {
        link.attr(
            "href",
            path.substring(0, path.length() - 3)
                + ".html"
                + (hash < 0 ? "" : target.substring(hash)));
      } else if (known.startsWith("docs/") && Files.isRegularFile(root.resolve(known))) {
        copy(known);
      } else {
        link.unwrap();
      }
    }
  }

  /** A picture that is missing is one of the things that the tests find. */
  private void copyPicture(Path picture) throws IOException {
    String name = name(picture);
    if (PICTURES.stream().anyMatch(name::endsWith) && Files.exists(root.resolve(name))) {
      copy(name);
    }
  }

  private void copy(String name) throws IOException {
    if (copied.add(name)) {
      byte[] bytes = Files.readAllBytes(root.resolve(name));
      Path place = out.resolve(name);
      Files.createDirectories(place.resolveSibling(""));
      Files.write(place, bytes);
    }
  }

  private void put(String name, String text) throws IOException {
    Path place = out.resolve(name);
    Files.createDirectories(place.resolveSibling(""));
    Files.writeString(place, text);
    copied.add(name);
  }

  private static String style() throws IOException {
    try (InputStream in = ManualWriter.class.getResourceAsStream("manual.css")) {
      if (in == null) {
        throw new IOException("missing resource manual.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void writeList() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : copied) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(out.resolve(name)));
      }
      String edition = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
      Files.writeString(
          out.resolve(Manual.LIST), edition + "\n" + String.join("\n", copied) + "\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
