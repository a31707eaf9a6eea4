package io.backcast.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.NumberFormatter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class FigureExportTest {
  @TempDir private Path folder;

  private static Figure figure() {
    return new Figure(
        "line",
        look -> {
          XYSeries series = new XYSeries("s");
          series.add(0, 0);
          series.add(1, 2);
          return new JFreeChart(
              new XYPlot(
                  new XYSeriesCollection(series),
                  new NumberAxis("strain"),
                  new NumberAxis("gap"),
                  new XYLineAndShapeRenderer()));
        },
        () -> "The gap grows with strain & stress.");
  }

  @Test
  void pngIsTwiceAsLarge() throws Exception {
    Path file = folder.resolve("f.png");
    new FigureExport(new NumberFormatter(Locale.ENGLISH)).write(file, figure());
    var image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getRGB(3, 1255) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void svgLooksTheSameWithoutTheFontAndSaysInWordsWhatItShows() throws Exception {
    Path file = folder.resolve("f.svg");
    new FigureExport(new NumberFormatter(Locale.ENGLISH)).write(file, figure());
    String svg = Files.readString(file);
    assertThat(svg)
        .contains("<title>line</title><desc>The gap grows with strain &amp; stress.</desc>")
        .doesNotContain("<text", "font-family");
    DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    // the document type is named by an address, and a test must not open a connection
    xml.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
    xml.parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void pdfIsAPdf() throws Exception {
    Path file = folder.resolve("f.pdf");
    new FigureExport(new NumberFormatter(Locale.ENGLISH)).write(file, figure());
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF")
        .doesNotContain("/Helvetica", "/BaseFont")
        .contains("%%EOF");
  }

  @Test
  void anUnknownSuffixIsRefusedAndNothingIsWritten() {
    for (String name : List.of("figure", "figure.jpg", "png")) {
      assertThatThrownBy(
              () ->
                  new FigureExport(new NumberFormatter(Locale.ENGLISH))
                      .write(folder.resolve(name), figure()))
          .hasMessageContaining("none of .png, .svg and .pdf");
    }
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void aChartThatIsNotThereYetIsSaidInASentence() {
    Figure none = new Figure("none", look -> null, () -> "");
    assertThatThrownBy(
            () ->
                new FigureExport(new NumberFormatter(Locale.ENGLISH))
                    .write(folder.resolve("n.png"), none))
        .hasMessageContaining("nothing to draw yet");
    assertThat(folder.toFile().list()).isEmpty();
  }
}
