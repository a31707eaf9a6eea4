package io.backcast.train.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.Numbers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A Markdown page with charts as PNG files beside it. */
final class MarkdownPage {
  private final Path folder;
  private final StringBuilder text = new StringBuilder();
  private boolean titled;
  private final Set<String> files = new HashSet<>();

  /** An empty page; {@link #save} writes it to {@code README.md} in the folder. */
  MarkdownPage(Path folder) {
    this.folder = folder;
  }

  /** The title of the page if it has none yet, else that of a section. */
  MarkdownPage heading(String title) {
    text.append(titled ? "\n## " : "# ").append(title).append("\n\n");
    titled = true;
    return this;
  }

  MarkdownPage paragraph(String sentences) {
    text.append(sentences).append("\n\n");
    return this;
  }

  /** Sentences, a line each. */
  MarkdownPage list(List<String> sentences) {
    sentences.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    text.append('\n');
    return this;
  }

  /** Writes a chart to a PNG file named after it, and shows it. */
  MarkdownPage picture(String name, ReportChart chart) throws BackcastException {
    String stem = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String file = stem + ".png";
    // names that differ in other letters alone, as α and β, must not share a file
    for (int i = 2; !files.add(file); i++) {
      file = stem + "-" + i + ".png";
    }
    chart.save(folder.resolve(file));
    text.append("![%s](%s)%n%n".formatted(name, file).replace("\r", ""));
    return this;
  }

  MarkdownPage table(List<String> header, List<List<String>> rows) {
    text.append("| ").append(String.join(" | ", header)).append(" |\n");
    text.append("|---".repeat(header.size())).append("|\n");
    rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    text.append('\n');
    return this;
  }

  /** Writes the page. */
  void save() throws BackcastException {
    AtomicFiles.write(
        folder.resolve("README.md"),
        out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** A number with fixed decimals, or with a power of ten where they would not show it. */
  static String number(double value, int decimals) {
    return Double.isFinite(value) ? Numbers.fixed(value, decimals) : Double.toString(value);
  }
}
