package io.backcast.ui.export;

import io.backcast.font.Typeface;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NumberFormatter;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.util.DoubleConverter;

/**
 * Writes a figure on a white background with its caption below: PNG at twice the size, SVG or PDF.
 * Text is drawn as outlines, so that it looks the same where the typeface is not installed.
 */
public final class FigureExport {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int CAPTION = 70;
  private static final int MARGIN = 24;
  private static final int PNG_SCALE = 2;

  /** Of coordinates in an SVG, in pixels. */
  private static final int DECIMALS = 2;

  private static final double TEXT = 14;

  private final NumberFormatter numbers;

  /** An export with numbers of a format. */
  public FigureExport(NumberFormatter numbers) {
    this.numbers = numbers;
  }

  /** A figure as it is at one moment. */
  record Drawn(String name, JFreeChart chart, String caption) {}

  /**
   * Makes the chart of a figure as it is now.
   *
   * @throws BackcastException if there is nothing to draw yet
   */
  Drawn draw(Figure figure) throws BackcastException {
    JFreeChart chart = figure.chart().make(Appearance.paper(numbers));
    if (chart == null) {
      throw new BackcastException(ErrorCode.FAILED, Sentence.of("export.nothing-drawn"));
    }
    return new Drawn(figure.name(), chart, figure.caption().get());
  }

  /**
   * Writes a figure in the format of the file's suffix.
   *
   * @throws BackcastException if there is nothing to draw yet, the suffix is unknown or the file
   *     cannot be written
   */
  public void write(Path file, Figure figure) throws BackcastException {
    write(file, draw(figure));
  }

  void write(Path file, Drawn figure) throws BackcastException {
    JFreeChart chart = figure.chart();
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String caption = figure.caption();
    Font font = Typeface.REGULAR.of(TEXT, caption);
    if (name.endsWith(".svg")) {
      SVGGraphics2D g = new SVGGraphics2D(WIDTH, HEIGHT + CAPTION);
      g.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
      g.setGeomDoubleConverter(new DoubleConverter(DECIMALS));
      draw(g, chart, caption, font);
      byte[] bytes =
          described(g.getSVGDocument(), figure.name(), caption).getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(file, out -> out.write(bytes));
    } else if (name.endsWith(".pdf")) {
      PDFDocument document = new PDFDocument();
      document.setTitle(figure.name());
      document.setAuthor("Backcast");
      var page = document.createPage(new Rectangle(WIDTH, HEIGHT + CAPTION));
      PDFGraphics2D g = page.getGraphics2D();
      g.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
      draw(g, chart, caption, font);
      byte[] bytes = document.getPDFBytes();
      AtomicFiles.write(file, out -> out.write(bytes));
    } else if (name.endsWith(".png")) {
      BufferedImage image =
          new BufferedImage(
              PNG_SCALE * WIDTH, PNG_SCALE * (HEIGHT + CAPTION), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.scale(PNG_SCALE, PNG_SCALE);
      draw(g, chart, caption, font);
      g.dispose();
      AtomicFiles.write(file, out -> ImageIO.write(image, "png", out));
    } else {
      throw new BackcastException(ErrorCode.USAGE, Sentence.of("export.figure-ending", file));
    }
  }

  /** Adds name and caption to an SVG, for search and for screen readers. */
  private static String described(String svg, String name, String caption) {
    int inside = svg.indexOf('>', svg.indexOf("<svg")) + 1;
    return svg.substring(0, inside)
        + "<title>%s</title><desc>%s</desc>".formatted(escaped(name), escaped(caption))
        + svg.substring(inside);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void draw(Graphics2D g, JFreeChart chart, String caption, Font font) {
    g.setPaint(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT + CAPTION));
    chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    if (caption.isBlank()) {
      return;
    }
    g.setPaint(Color.BLACK);
    g.setFont(font);
    AttributedString text = new AttributedString(caption);
    text.addAttribute(TextAttribute.FONT, font);
    LineBreakMeasurer lines = new LineBreakMeasurer(text.getIterator(), g.getFontRenderContext());
    float y = HEIGHT;
    while (lines.getPosition() < caption.length()) {
      int start = lines.getPosition();
      TextLayout line = lines.nextLayout(WIDTH - 2f * MARGIN);
      y += line.getAscent();
      g.drawString(caption.substring(start, lines.getPosition()), MARGIN, y);
      y += line.getDescent() + line.getLeading();
    }
  }
}
