package io.backcast.ui.report;

import io.backcast.design.DesignResult;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Recipe;
import io.backcast.model.Session;
import io.backcast.model.Units;
import io.backcast.report.HtmlWriter;
import io.backcast.report.JudgedBy;
import io.backcast.report.PageLook;
import io.backcast.report.PdfWriter;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportFile;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportStyle;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.HeldOutError;
import io.backcast.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * The report of what a window shows: one file with the question, the figures, the designs and what
 * the judges say of them, the model, the methods, where everything comes from, and the session
 * itself, by which the window opens again.
 */
public final class SessionReport {
  /** Designs that are listed where nothing else is asked. */
  public static final int DESIGNS = 20;

  /** Figures by their names, in the order in which a report shows them; it leaves out others. */
  private static final List<String> SHOWN =
      List.of("distributions", "transition", "path", "front", "properties", "scatter", "whatif");

  /** Height of a figure, and of one with a part for each variable, in pixels. */
  private static final int HEIGHT = 430;

  private static final int TALL = 560;

  private final Json json;
  private final Texts texts;
  private final int designs;

  /**
   * Reports in a language.
   *
   * @param designs to list
   */
  public SessionReport(Json json, Texts texts, int designs) {
    this.json = json;
    this.texts = texts;
    this.designs = designs;
  }

  /**
   * Writes a page in the format of the file's suffix.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void write(ReportPage page, Path file) throws BackcastException {
    PageLook look =
        new PageLook(
            ReportStyle.PAPER,
            texts.locale().toLanguageTag(),
            texts.get("report.contents"),
            texts.get("report.details"),
            texts.get("report.unseen"));
    if (isPdf(file)) {
      new PdfWriter(look).write(page, file);
    } else {
      new HtmlWriter(look).write(page, file);
    }
  }

  private static boolean isPdf(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  /** The page; call it on the FX thread, as figures are drawn from what the window shows. */
  ReportPage page(ReportSource source) throws BackcastException {
    QuestionWords words = new QuestionWords(source.space(), texts);
    DesignResult result = source.result();
    ReportPage page =
        new ReportPage(
            texts.get("report.title", words.title(source.request().target())),
            texts.get("report.kind", source.card().title()));
    page.lead(words.question(source.request().target(), source.request().bounds()));
    highlights(page, source);
    callouts(page, source);
    ReportSection answer = page.section(texts.get("report.answer"));
    answer.say(answered(source));
    figures(source).forEach(answer::show);
    new DesignTables(source, designs, texts).write(page);
    new ModelPart(source.card(), texts).write(page);
    new MethodsPart(source.card(), recipe(source.folder()), source.answer().weighted(), texts)
        .write(page, result.judged());
    new OriginPart(source, texts).write(page);
    page.attach(
        new ReportPage.Attachment(
            ReportFile.ELEMENT,
            ReportFile.ATTACHMENT,
            texts.get("report.session"),
            json.text(shared(source.session()))));
    return page;
  }

  private void highlights(ReportPage page, ReportSource source) {
    DesignResult result = source.result();
    page.highlight(texts.whole(result.designs().size()), texts.get("report.highlight.designs"));
    if (result.judged()) {
      page.highlight(
          texts.whole(result.onTarget()),
          texts.get("report.highlight.on-target", texts.whole(result.drawn())));
    }
    if (!Double.isNaN(result.expected())) {
      page.highlight(
          Units.with(texts.number(100 * result.expected(), 0), "%"),
          texts.get("report.highlight.expected"));
    }
    HeldOutError error = HeldOutError.of(source.card(), texts);
    if (error != null) {
      String label = source.space().properties().getFirst().label();
      page.highlight(
          error.amount(),
          error.beside() == null
              ? texts.get("report.highlight.error", label)
              : texts.get("report.highlight.error.beside", label, error.beside()));
    }
  }

  private void callouts(ReportPage page, ReportSource source) {
    DesignResult result = source.result();
    if (result.designs().size() == 0) {
      page.callout(ReportPage.Tone.WARNING, texts.get("report.none"), texts.get("candidates.none"));
    }
    if (result.abstention() != null) {
      page.callout(
          ReportPage.Tone.WARNING, texts.get("report.abstained"), texts.get("abstain.sentence"));
    }
    page.callout(ReportPage.Tone.CAUTION, texts.get("report.read"), texts.get("report.read.said"));
  }

  private String answered(ReportSource source) {
    DesignResult result = source.result();
    String said =
        result.judged()
            ? texts.get(
                "report.answer.judged",
                texts.whole(result.drawn()),
                texts.whole(result.onTarget()),
                texts.whole(result.designs().size()))
            : texts.get("report.answer.unjudged", texts.whole(result.drawn()));
    String copies =
        result.toldCopies() > 0
            ? " " + texts.get("report.answer.copies", texts.whole(result.toldCopies()))
            : "";
    return said + copies + (result.searched() ? " " + texts.get("report.answer.searched") : "");
  }

  private List<ReportFigure> figures(ReportSource source) {
    List<ReportFigure> shown = new ArrayList<>();
    for (String name : SHOWN) {
      for (Figure figure : source.figures()) {
        JFreeChart chart =
            figure.name().equals(name)
                ? figure.chart().make(Appearance.paper(texts.numbers()))
                : null;
        String caption = chart == null ? "" : figure.caption().get();
        if (chart != null && !caption.isBlank()) {
          int height = name.equals("distributions") || name.equals("whatif") ? TALL : HEIGHT;
          shown.add(
              new ReportFigure(
                  name, new WindowPicture(chart, height), caption, JudgedBy.NONE, caption));
        }
      }
    }
    return shown;
  }

  /**
   * The recipe of the model; null where there is none or it cannot be read: it says little here.
   */
  private @Nullable Recipe recipe(Path folder) {
    Path file = folder.resolve("recipe.json");
    try {
      return Files.isRegularFile(file) ? json.read(file, Recipe.class, Recipe.SCHEMA) : null;
    } catch (BackcastException e) {
      return null;
    }
  }

  /** The session as it is given away: the user's folder is written as {@code ~}. */
  private static Session shared(Session session) {
    String home = System.getProperty("user.home", "");
    return home.length() > 1 && session.folder().startsWith(home)
        ? session.in("~" + session.folder().substring(home.length()))
        : session;
  }
}
