package io.backcast.ui.verify;

import io.backcast.io.structure.Structures;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.verify.Answer;
import io.backcast.verify.FiledDesigns;
import io.backcast.verify.Returned;
import io.backcast.verify.ReturnedAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes up answers out of files of other programs for the designs of a window: its candidates, its
 * pins, the selected design and those of the user's own table.
 */
public final class AnswerFiles {
  private final ExplorerState explorer;
  private final Laboratory laboratory;
  private final Texts texts;
  private final FailureHandler failures;

  public AnswerFiles(
      ExplorerState explorer, Laboratory laboratory, Texts texts, FailureHandler failures) {
    this.explorer = explorer;
    this.laboratory = laboratory;
    this.texts = texts;
    this.failures = failures;
  }

  /**
   * What became of files.
   *
   * @param lines a sentence for each file, or for each row of a table
   * @param added answers that were not known before
   */
  public record Report(List<Line> lines, List<Answer> added) {
    public Report {
      lines = List.copyOf(lines);
      added = List.copyOf(added);
    }
  }

  /**
   * What became of one file.
   *
   * @param taken whether an answer was taken out of it
   */
  public record Line(boolean taken, String sentence) {}

  /** Designs that answers may belong to, with what the user calls them. */
  private record Known(DesignMatrix x, List<String> names) {}

  /**
   * Reads files in the background.
   *
   * @param show receives what became of them, on the FX thread
   */
  public void read(List<Path> files, Consumer<Report> show) {
    Bench bench = laboratory.bench();
    if (bench == null) {
      return;
    }
    try {
      Verifier.requireCrystal(explorer.card());
    } catch (BackcastException e) {
      failures.show(e);
      return;
    }
    Known known = known();
    laboratory
        .runner()
        .run(
            () -> read(files, bench, known),
            new TaskRunner.Outcome<Report>() {
              @Override
              public void succeeded(Report report) {
                laboratory.tookUp(report.added());
                show.accept(report);
              }

              @Override
              public void failed(BackcastException failure) {
                failures.show(failure);
              }
            });
  }

  private Report read(List<Path> files, Bench bench, Known known) throws BackcastException {
    Property property =
        explorer.space().properties().get(explorer.answersProperty().get().property());
    ReturnedAnswers reader =
        new ReturnedAnswers(
            explorer.card(),
            property,
            new Structures(explorer.card(), null, bench.settings()),
            bench.settings());
    List<Line> lines = new ArrayList<>();
    List<Answer> added = new ArrayList<>();
    for (Path file : files) {
      for (Returned returned : reader.read(file, known.x)) {
        if (returned instanceof Returned.Matched matched && matched.answer().converged()) {
          boolean fresh = bench.answers().find(matched.answer().key()).isEmpty();
          if (fresh) {
            bench.answers().append(matched.answer());
            added.add(matched.answer());
          }
          lines.add(new Line(true, sentence(matched, property, known, fresh)));
        } else {
          lines.add(new Line(false, returned.sentence()));
        }
      }
    }
    return new Report(lines, added);
  }

  private String sentence(Returned.Matched matched, Property property, Known known, boolean fresh) {
    String designs =
        Arrays.stream(matched.rows())
            .mapToObj(known.names::get)
            .distinct()
            .collect(Collectors.joining(", "));
    Double gap = matched.answer().gap();
    String value =
        gap == null
            ? ""
            : gap <= 0 && property.pointMass() != null
                ? property.pointMass().name()
                : Units.with(texts.number(gap, property.shownDecimals()), property.unit());
    return texts.get(
        fresh ? "returned.taken" : "returned.known", matched.answer().source(), designs, value);
  }

  private Known known() {
    DesignSpace space = explorer.space();
    List<float[]> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    ExplorationResult result = explorer.resultProperty().get();
    if (result != null && result.result() != null) {
      DesignSet set = result.result().designs();
      for (int i = 0; i < set.size(); i++) {
        add(rows, names, set.designs().row(i), texts.get("returned.candidate", i + 1));
      }
    }
    List<Candidate> pins = explorer.pins();
    for (int i = 0; i < pins.size(); i++) {
      add(rows, names, pins.get(i).x(), texts.get("returned.pin", i + 1));
    }
    Candidate selected = explorer.selectedProperty().get();
    if (selected != null) {
      add(rows, names, selected.x(), texts.get("returned.selected"));
    }
    ChartDesigns imported = explorer.importedProperty().get();
    for (int i = 0; imported != null && i < imported.n(); i++) {
      float[] x = Arrays.copyOfRange(imported.x(), i * space.dx(), (i + 1) * space.dx());
      add(rows, names, x, texts.get("returned.own", i + 1));
    }
    DesignMatrix x = DesignMatrix.zeros(rows.size(), space.dx());
    for (int i = 0; i < rows.size(); i++) {
      x.setRow(i, FiledDesigns.of(space, rows.get(i)));
    }
    return new Known(x, names);
  }

  /** Adds a design; one that is there already keeps the name that it has. */
  private static void add(List<float[]> rows, List<String> names, float[] x, String name) {
    if (rows.stream().noneMatch(other -> Arrays.equals(other, x))) {
      rows.add(x);
      names.add(name);
    }
  }
}
