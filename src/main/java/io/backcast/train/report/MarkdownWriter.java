package io.backcast.train.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.report.ChartSvg;
import io.backcast.report.HtmlWriter;
import io.backcast.report.JudgedBy;
import io.backcast.report.PictureNames;
import io.backcast.report.ReportBlock;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Writes a report as {@code README.md}, in GitHub's Markdown, with its pictures beside it. */
final class MarkdownWriter {
  private final Path folder;
  private final MarkdownRenderer renderer =
      MarkdownRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private final PictureNames names = new PictureNames();

  MarkdownWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes page and pictures.
   *
   * @throws BackcastException if a file cannot be written
   */
  void write(ReportPage page) throws BackcastException {
    Document document = new Document();
    heading(document, 1, page.title());
    if (page.lead() != null) {
      document.appendChild(paragraph(strong(page.lead())));
    }
    for (ReportPage.Callout callout : page.callouts()) {
      BlockQuote quote = new BlockQuote();
      quote.appendChild(paragraph(strong(callout.heading() + ":"), text(" " + callout.text())));
      document.appendChild(quote);
    }
    highlights(document, page);
    for (ReportSection section : page.findings()) {
      heading(document, 2, section.heading());
      blocks(document, section.findings());
    }
    if (!page.details().isEmpty()) {
      heading(document, 2, HtmlWriter.DETAILS);
    }
    for (ReportSection section : page.details()) {
      heading(document, 3, section.heading());
      blocks(document, section.details());
    }
    document.appendChild(paragraph(emphasis(page.kind() + ".")));
    save(ModelReport.MARKDOWN, renderer.render(document));
  }

  private static void highlights(Document document, ReportPage page) {
    BulletList list = new BulletList();
    list.setTight(true);
    list.setMarker("-");
    for (ReportPage.Highlight highlight : page.highlights()) {
      ListItem item = new ListItem();
      item.appendChild(paragraph(strong(highlight.value()), text(" " + highlight.label())));
      list.appendChild(item);
    }
    if (list.getFirstChild() != null) {
      document.appendChild(list);
    }
  }

  private void blocks(Document document, List<ReportBlock> blocks) throws BackcastException {
    for (ReportBlock block : blocks) {
      switch (block) {
        case ReportBlock.Paragraph p -> document.appendChild(paragraph(text(p.text())));
        case ReportBlock.Figures f -> {
          JudgedBy common = f.common();
          for (ReportFigure figure : f.figures()) {
            figure(document, figure, common == null ? figure.judge() : JudgedBy.NONE);
          }
          if (common != null) {
            document.appendChild(judged("", common));
          }
        }
        case ReportBlock.Listing l -> table(document, l.table());
        case ReportBlock.Command c -> {
          FencedCodeBlock code = new FencedCodeBlock();
          code.setFenceCharacter("`");
          code.setLiteral(c.line() + "\n");
          document.appendChild(code);
        }
      }
    }
  }

  private void figure(Document document, ReportFigure figure, JudgedBy judge)
      throws BackcastException {
    String file = names.next(figure.name()) + ".svg";
    save(file, ChartSvg.document(figure.chart()));
    Image image = new Image(file, null);
    image.appendChild(text(figure.alternative()));
    document.appendChild(paragraph(image));
    document.appendChild(judged(figure.caption(), judge));
  }

  private static void table(Document document, ReportTable table) {
    document.appendChild(judged(table.caption(), table.judge()));
    TableBlock block = new TableBlock();
    TableHead head = new TableHead();
    head.appendChild(
        row(table, table.columns().stream().map(ReportTable.Column::name).toList(), true));
    block.appendChild(head);
    TableBody body = new TableBody();
    for (List<String> cells : table.rows()) {
      body.appendChild(row(table, cells, false));
    }
    block.appendChild(body);
    document.appendChild(block);
  }

  private static TableRow row(ReportTable table, List<String> cells, boolean header) {
    TableRow row = new TableRow();
    for (int i = 0; i < cells.size(); i++) {
      TableCell cell = new TableCell();
      cell.setHeader(header);
      cell.setAlignment(
          table.columns().get(i).number() ? TableCell.Alignment.RIGHT : TableCell.Alignment.LEFT);
      cell.appendChild(text(cells.get(i)));
      row.appendChild(cell);
    }
    return row;
  }

  private static Paragraph judged(String caption, JudgedBy judge) {
    return judge.sentence().isEmpty()
        ? paragraph(text(caption))
        : paragraph(text(caption.isEmpty() ? "" : caption + " "), emphasis(judge.sentence()));
  }

  private static void heading(Document document, int level, String words) {
    Heading heading = new Heading();
    heading.setLevel(level);
    heading.appendChild(text(words));
    document.appendChild(heading);
  }

  private static Paragraph paragraph(Node... parts) {
    Paragraph paragraph = new Paragraph();
    for (Node part : parts) {
      paragraph.appendChild(part);
    }
    return paragraph;
  }

  private static Text text(String words) {
    return new Text(words);
  }

  private static Node strong(String words) {
    StrongEmphasis strong = new StrongEmphasis("**");
    strong.appendChild(text(words));
    return strong;
  }

  private static Node emphasis(String words) {
    Emphasis emphasis = new Emphasis("*");
    emphasis.appendChild(text(words));
    return emphasis;
  }

  private void save(String file, String content) throws BackcastException {
    AtomicFiles.write(
        folder.resolve(file), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }
}
