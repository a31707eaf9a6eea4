package io.backcast.ui.export;

import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.io.structure.StructureFormat;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Activities;
import io.backcast.ui.common.SaveDialog;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.solve.DesignSolver;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.chart.ChartFactory;
import org.jfree.data.xy.DefaultXYDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was chosen is what is written, though the window goes on while the dialog is open. */
@ExtendWith(WindowExtension.class)
class ExportChooserTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final List<String> notices = new ArrayList<>();
  private InverseModel model;
  private ExplorerState explorer;
  private DesignSolver solver;
  private TaskRunner runner;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws Exception {
    model = Models.mos2();
    explorer = new ExplorerState(model.card());
    runner = TaskRunner.ofThreads("export-test", 2, failures);
    solver = new DesignSolver(explorer, model, runner);
    onFx(solver::start);
  }

  @AfterEach
  void close() throws Exception {
    onFx(solver::stop);
    runner.close();
    model.close();
  }

  private ExplorationResult settle() throws Exception {
    until(solver::settled);
    return Objects.requireNonNull(explorer.resultProperty().get());
  }

  private DesignExport export() {
    return new DesignExport(explorer, new Json(), "test");
  }

  private ExportChooser chooser(ExportChooser.SavePrompt prompt) {
    return new ExportChooser(export(), prompt, texts, failures, notices::add);
  }

  @Test
  void theRowsOfTheQuestionThatStoodWhenTheDialogWasAskedAreWritten() throws Exception {
    ExplorationResult asked = settle();
    Path file = folder.resolve("chosen.csv");
    onFx(() -> explorer.targetProperty(0).set(1.6));
    ExplorationResult later = settle();
    assertThat(later).isNotSameAs(asked);
    onFx(() -> explorer.targetProperty(0).set(0.5));
    ExplorationResult shown = settle();
    ExportChooser chooser =
        chooser(
            (title, name, filters) -> {
              assertThat(name).contains("gap-0.50");
              try {
                onFx(() -> explorer.targetProperty(0).set(1.6));
                settle();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return file;
            });
    chooser.designs(new int[] {0, 2});
    assertThat(failures.shown()).isEmpty();
    assertThat(notices).containsExactly(texts.get("export.designs-written", "2", file));
    assertThat(explorer.resultProperty().get()).isNotSameAs(shown);
    Table back = new TableReader().read(file, List.of("gap"));
    assertThat(back.rows()).isEqualTo(2);
    for (double[] row : back.values()) {
      assertThat(row[0]).isBetween(0.44, 0.56);
    }
    assertThat(Files.readString(folder.resolve("chosen.provenance.json"))).contains("0.5");
  }

  @Test
  void whileThereIsNothingToExportNoDialogOpens() {
    AtomicInteger asked = new AtomicInteger();
    chooser(
            (title, name, filters) -> {
              asked.incrementAndGet();
              return null;
            })
        .designs(new int[0]);
    assertThat(asked).hasValue(0);
    assertThat(notices).isEmpty();
    assertThat(failures.shown())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("no designs to export yet");
  }

  @Test
  void whileThereIsNothingToCopyANoticeSaysSo() {
    chooser((title, name, filters) -> null).copy(new int[0]);
    assertThat(failures.shown()).isEmpty();
    assertThat(notices).singleElement().asString().contains("no designs to export yet");
  }

  @Test
  void aFigureIsWrittenAsItWasWhenTheDialogWasAsked() throws Exception {
    AtomicInteger moment = new AtomicInteger(1);
    Figure figure =
        new Figure(
            "test",
            look ->
                ChartFactory.createScatterPlot(
                    "moment " + moment.get(), "x", "y", new DefaultXYDataset()),
            () -> "moment " + moment.get());
    Path file = folder.resolve("f.svg");
    chooser(
            (title, name, filters) -> {
              moment.set(2);
              return file;
            })
        .figure(figure);
    assertThat(notices).containsExactly(texts.get("export.figure-written", file));
    assertThat(Files.readString(file)).contains("moment 1").doesNotContain("moment 2");
  }

  @Test
  void designsAndFiguresNamedWithoutAnEndingAreOfTheFirstKind() throws Exception {
    settle();
    SaveDialog saving =
        new SaveDialog(
            () -> null, (dialog, owner) -> folder.resolve("mine").toFile(), (file, owner) -> false);
    ExportChooser chooser =
        new ExportChooser(export(), () -> null, saving, texts, failures, notices::add);
    chooser.designs(new int[] {0});
    chooser.figure(
        new Figure(
            "test",
            look -> ChartFactory.createScatterPlot("t", "x", "y", new DefaultXYDataset()),
            () -> "caption"));
    Path report = chooser.ask("title", "report.html", List.of(".html", ".pdf"));
    assertThat(failures.shown()).isEmpty();
    assertThat(folder.resolve("mine.csv")).exists();
    assertThat(folder.resolve("mine.png")).exists();
    assertThat(report).isEqualTo(folder.resolve("mine.html"));
  }

  @Test
  void structuresGoIntoANewFolderEachTime() throws Exception {
    settle();
    StructureChooser structures =
        new StructureChooser(
            export(),
            explorer.card(),
            title -> folder,
            texts,
            failures,
            notices::add,
            new TaskRunner(Runnable::run, Runnable::run, failures),
            new Json(),
            new Activities());
    assertThat(structures.choices()).hasSize(12);
    StructureChooser.Choice cif =
        structures.choices().stream()
            .filter(c -> c.format() == StructureFormat.CIF && c.template().layer())
            .findFirst()
            .orElseThrow();
    assertThat(cif.text()).isEqualTo("CIF · one layer, three atoms");
    structures.write(new int[] {0, 3}, cif);
    structures.write(new int[] {1}, cif);
    assertThat(failures.shown()).isEmpty();
    Path first = folder.resolve("mos2-strain-gap-0.50-cif");
    assertThat(first.resolve("design-0001.cif")).exists();
    assertThat(first.resolve("design-0004.cif")).exists();
    assertThat(first.resolve("index.provenance.json")).exists();
    assertThat(Files.readAllLines(first.resolve("index.csv"))).hasSize(3);
    assertThat(folder.resolve("mos2-strain-gap-0.50-cif-2").resolve("design-0002.cif")).exists();
    assertThat(notices.getFirst()).isEqualTo(texts.get("export.structures-written", "2", first));
  }
}
