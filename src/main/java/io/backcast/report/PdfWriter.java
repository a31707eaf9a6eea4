package io.backcast.report;

import com.formdev.flatlaf.fonts.roboto.FlatRobotoFont;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.awt.RenderingHints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as a PDF on A4: the page as {@link HtmlWriter} has it, its pictures drawn
 * straight onto the paper, what it keeps as an attachment. Nothing outside the page is read but,
 * for signs that the program's own fonts lack, fonts of the system.
 */
public final class PdfWriter {
  /** Width of a picture on paper, in pixels of CSS, 96 to an inch. */
  private static final double WIDTH = 640;

  private static final String PICTURE = "data-picture";

  /** What the sheet names after the program's own families, followed by a number. */
  private static final String OTHER = "Other";

  private final PageLook look;
  private final InstalledFonts installed;

  /**
   * A writer.
   *
   * @param look with the sheet for paper
   */
  public PdfWriter(PageLook look) {
    this(look, InstalledFonts.ofSystem());
  }

  PdfWriter(PageLook look, InstalledFonts installed) {
    this.look = look;
    this.installed = installed;
  }

  /**
   * Writes the page.
   *
   * @throws BackcastException if it cannot be set or the file cannot be written
   */
  public void write(ReportPage page, Path file) throws BackcastException {
    byte[] bytes;
    try {
      bytes = withAttachment(pages(page), page);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, Sentence.of("report.no-pdf", e.getMessage()), e);
    }
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  private byte[] pages(ReportPage page) throws IOException {
    XRLog.setLoggingEnabled(false);
    Tree tree = new Tree(look);
    Document html = tree.document(page);
    Set<Integer> lacking = PaperSigns.lacking(html.text(), OPENERS);
    List<File> others = lacking.isEmpty() ? List.of() : installed.having(lacking);
    if (!lacking.isEmpty()) {
      // the footer is for screens
      html.select("main")
          .append(new Element("p").addClass("caption").text(look.unseen()).outerHtml());
    }
    html.select("style").forEach(style -> nameOthers(style, others.size()));
    org.w3c.dom.Document document = new W3CDom().fromJsoup(html);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(document, null);
    // addresses in a page are for readers to click on, and never opened here
    builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
    for (Face face : FACES) {
      builder.useFont(() -> font(face.resource), face.family, face.weight, FontStyle.NORMAL, true);
    }
    for (int i = 0; i < others.size(); i++) {
      builder.useFont(others.get(i), OTHER + i, 400, FontStyle.NORMAL, true);
    }
    builder.useObjectDrawerFactory(new Drawers(tree.pictures));
    // tagged for screen readers; and then no font of the system is looked for
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Backcast");
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  /**
   * A font of the program that PDF files can embed.
   *
   * @param family as in the sheet
   */
  private record Face(String family, int weight, String resource) {}

  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";

  /** Those behind the first family have the signs that it lacks. */
  private static final List<Face> FACES =
      List.of(
          new Face("Roboto", 400, FlatRobotoFont.STYLE_REGULAR),
          new Face("Roboto", 700, FlatRobotoFont.STYLE_BOLD),
          new Face("DejaVu Sans", 400, DEJAVU + "DejaVuSans.ttf"),
          new Face("DejaVu Sans", 700, DEJAVU + "DejaVuSans-Bold.ttf"),
          new Face("DejaVu Sans Mono", 400, DEJAVU + "DejaVuSansMono.ttf"));

  private static final List<PaperSigns.Opener> OPENERS =
      FACES.stream()
          .filter(face -> face.weight == 400)
          .map(face -> (PaperSigns.Opener) () -> font(face.resource))
          .toList();

  /** Names more families after the program's last one. */
  private static void nameOthers(Element style, int others) {
    String names =
        IntStream.range(0, others).mapToObj(i -> ", " + OTHER + i).collect(Collectors.joining());
    String sheet = style.data().replaceAll("(\"DejaVu Sans(?: Mono)?\")", "$1" + names);
    style.empty();
    style.appendChild(new DataNode(sheet));
  }

  private static InputStream font(String resource) {
    InputStream in = FlatRobotoFont.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("The font " + resource + " is missing from the program.");
    }
    return in;
  }

  /** Draws the pictures of a page where they belong. */
  private record Drawers(Map<String, Picture> pictures) implements FSObjectDrawerFactory {
    @Override
    public @Nullable FSObjectDrawer createDrawer(org.w3c.dom.Element e) {
      Picture picture = pictures.get(e.getAttribute(PICTURE));
      return picture == null ? null : drawer(picture);
    }

    @Override
    public boolean isReplacedObject(org.w3c.dom.Element e) {
      return pictures.containsKey(e.getAttribute(PICTURE));
    }
  }

  private static FSObjectDrawer drawer(Picture picture) {
    return (element, x, y, width, height, device, context, dots) -> {
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) width,
          (float) height,
          g -> {
            if (g instanceof PdfBoxGraphics2D pdf) {
              // no font of its own: text in pictures is drawn as outlines
              pdf.setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawer());
            }
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            // the area is measured in the device's dots
            double scale = width / dots / picture.width();
            g.scale(scale, scale);
            picture.draw(g);
          });
      return null;
    };
  }

  private static byte[] withAttachment(byte[] pages, ReportPage page) throws IOException {
    ReportPage.Attachment text = page.attachment();
    if (text == null) {
      return pages;
    }
    byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
    try (PDDocument document = Loader.loadPDF(pages)) {
      PDEmbeddedFile embedded =
          new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
      embedded.setSubtype("application/json");
      embedded.setSize(bytes.length);
      PDComplexFileSpecification specification = new PDComplexFileSpecification();
      specification.setFile(text.file());
      specification.setFileUnicode(text.file());
      specification.setFileDescription(text.label());
      specification.setEmbeddedFile(embedded);
      PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(Map.of(text.file(), specification));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(files);
      document.getDocumentCatalog().setNames(names);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** The page with places for pictures, which are drawn later, and without its attachment. */
  private static final class Tree extends HtmlWriter {
    private final Map<String, Picture> pictures = new HashMap<>();

    Tree(PageLook look) {
      super(look);
    }

    @Override
    Element picture(ReportFigure figure, String id) {
      pictures.put(id, figure.chart());
      double height = WIDTH * figure.chart().height() / figure.chart().width();
      return new Element("object")
          .attr("type", "backcast/picture")
          .attr(PICTURE, id)
          .attr("title", figure.alternative())
          .attr(
              "style",
              "display:block;width:%spx;height:%spx"
                  .formatted(Math.round(WIDTH), Math.round(height)));
    }

    @Override
    void attach(Element main, ReportPage.Attachment text) {}

    @Override
    Document document(ReportPage page) {
      Document document = super.document(page);
      // the one for screens would be set as well
      document.select("nav").remove();
      return document;
    }
  }
}
