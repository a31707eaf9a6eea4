package io.backcast.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.HelpTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {
  @TempDir private Path folder;

  @Test
  void everyPagePictureAndHeadingThatAPageRefersToIsThereWithoutANetwork() throws Exception {
    new ManualWriter(Path.of("").toAbsolutePath(), folder).write();
    List<String> broken = new ArrayList<>();
    int pages = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages++;
        Document page = Jsoup.parse(Files.readString(file));
        assertThat(page.select("script, iframe")).isEmpty();
        for (Element loaded : page.select("[src], link[href]")) {
          check(file, loaded.attr("src") + loaded.attr("href"), broken);
        }
        for (Element link : page.select("a[href]")) {
          if (!link.attr("href").startsWith("http")) {
            check(file, link.attr("href"), broken);
          }
        }
      }
    }
    assertThat(pages).isGreaterThan(40);
    assertThat(broken).isEmpty();
    for (HelpTopic topic : HelpTopic.values()) {
      check(
          folder.resolve("index.html"),
          topic.page() + ".html" + (topic.anchor().isEmpty() ? "" : "#" + topic.anchor()),
          broken);
    }
    assertThat(broken).isEmpty();
  }

  private static void check(Path page, String link, List<String> broken) throws Exception {
    int hash = link.indexOf('#');
    Path file = hash == 0 ? page : page.resolveSibling(hash < 0 ? link : link.substring(0, hash));
    boolean there =
        Files.isRegularFile(file)
            && (hash < 0
                || Jsoup.parse(Files.readString(file)).getElementById(link.substring(hash + 1))
                    != null);
    if (!there) {
      broken.add(page + " → " + link);
    }
  }

  @Test
  void anEditionIsUnpackedOnceAndReplacesTheOneBefore() throws Exception {
    Files.createDirectories(folder.resolve("older"));
    Manual manual = new Manual(folder);
    Path page = manual.page("docs/explorer");
    assertThat(page).isNotEmptyFile();
    assertThat(page.resolveSibling("pictures").resolve("window.png")).isNotEmptyFile();
    assertThat(folder.resolve("older")).doesNotExist();
    Files.delete(page);
    assertThat(manual.page("docs/explorer")).isEqualTo(page).doesNotExist();
  }

  @Test
  void theLibrariesOfTheBuildAreKnownWithTheTextsOfTheirLicences() {
    List<Library> all = Libraries.all();
    assertThat(all)
        .extracting(Library::artifact)
        .contains("onnxruntime", "controlsfx", "jackson-databind")
        .doesNotContain("junit-jupiter", "assertj-core");
    assertThat(all).allSatisfy(l -> assertThat(l.licences()).isNotBlank());
    assertThat(Libraries.version("controlsfx")).matches("11\\.\\d+\\.\\d+");
    assertThat(Libraries.licenceText(Libraries.withProgram("Backcast 1.0").getFirst()))
        .contains("Apache License", "TERMS AND CONDITIONS");
  }

  @Test
  void theCitationNamesTheVersion() {
    Citation citation = new Citation("Backcast 3.1.4");
    assertThat(citation.text()).contains("(version 3.1.4)");
    assertThat(citation.bibtex()).startsWith("@software{").contains("version = {3.1.4}");
  }
}
