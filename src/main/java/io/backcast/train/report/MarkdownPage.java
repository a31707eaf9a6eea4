package io.backcast.train.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Markdown with pictures beside it. */
final class MarkdownPage {
  private final Path folder;
  private final StringBuilder text = new StringBuilder();

  MarkdownPage(Path folder) {
    this.folder = folder;
  }

  MarkdownPage heading(String title) {
    text.append(text.isEmpty() ? "# " : "\n## ").append(title).append("\n\n");
    return this;
  }

  MarkdownPage paragraph(String words) {
    text.append(words).append("\n\n");
    return this;
  }

  MarkdownPage picture(String name, ReportChart chart) throws BackcastException {
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".png";
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

  void save() throws BackcastException {
    AtomicFiles.write(
        folder.resolve("README.md"),
        out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** A number as reports write it. */
  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
