package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.io.output.OutputReader;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structure;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TableSource;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what was calculated elsewhere: outputs of programs and tables with a gap a row. Each is
 * matched to a design by its cell. A log of GPAW whose settings are those of this program counts as
 * its own answer; everything else is an answer of its own kind, for which a convention must be
 * fitted anew.
 */
public final class ReturnedAnswers {
  /** Names of the programs as they stand in answers, by the words of {@link CalculationOutput}. */
  private static final Map<String, String> NAMES =
      Map.of("GPAW", Calculation.GPAW, "VASP", "vasp", "Quantum ESPRESSO", "qe");

  private final ModelCard card;
  private final Property property;
  private final Structures structures;
  private final CalculationSettings settings;
  private final OutputReader outputs = new OutputReader();

  /**
   * For designs of one model.
   *
   * @param property that is calculated
   * @param structures by the template that was calculated
   * @param settings of the calculations that this program makes itself
   */
  public ReturnedAnswers(
      ModelCard card, Property property, Structures structures, CalculationSettings settings) {
    this.card = card;
    this.property = property;
    this.structures = structures;
    this.settings = settings;
  }

  /**
   * What is in a file. Nothing is thrown for a file that says nothing: each result has its
   * sentence.
   *
   * @param designs to which it may belong, {@code [n, dx]}
   */
  public List<Returned> read(Path file, DesignMatrix designs) {
    return read(file, String.valueOf(file.getFileName()), designs);
  }

  /**
   * The same.
   *
   * @param source what the file is called in sentences and in answers
   */
  public List<Returned> read(Path file, String source, DesignMatrix designs) {
    try {
      CalculationOutput output = outputs.read(file);
      if (output != null) {
        return List.of(returned(source, output, designs, when(file)));
      }
      List<Returned> all = new ArrayList<>();
      AnswerTable table =
          AnswerTable.of(
              new TableReader().text(TableSource.of(file)), card, property, structures.template());
      for (AnswerTable.Row row : table.rows()) {
        all.add(
            returned(
                "%s, line %s".formatted(source, row.line()), row.output(), designs, when(file)));
      }
      return all;
    } catch (BackcastException e) {
      return List.of(new Returned.Unmatched(source, e.sentence()));
    }
  }

  private static Instant when(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private Returned returned(
      String source, CalculationOutput output, DesignMatrix designs, Instant when) {
    CalculationOutput.Cell cell = output.cell();
    if (cell == null) {
      return new Returned.Unmatched(
          source,
          switch (output) {
            case CalculationOutput.Converged c -> throw new IllegalStateException(c.toString());
            case CalculationOutput.NotConverged n -> "%s: %s.".formatted(source, n.reason());
            case CalculationOutput.Incomplete i ->
                "%s is incomplete: %s.".formatted(source, i.reason());
          });
    }
    DesignMatch match = DesignMatch.of(cell, designs, structures);
    if (match.problem() != null) {
      return new Returned.Unmatched(source, "%s: %s".formatted(source, match.problem()));
    }
    Structure structure = structures.of(designs.row(match.rows()[0]), source);
    String program = program(output.run());
    Calculation own = new Calculation(structure, program, settings);
    List<String> differences =
        program.equals(Calculation.GPAW)
            ? GpawAgreement.differences(output, own)
            : List.of("another program");
    boolean same = differences.isEmpty();
    String settingsKey =
        same
            ? own.settingsKey()
            : ReturnedKey.settings(output, program, structures.template().name());
    String key = same ? own.key() : ReturnedKey.of(settingsKey, output, cell);
    Answer answer = answer(output, cell, key, when, source);
    return new Returned.Matched(
        source,
        match.rows(),
        answer,
        settingsKey,
        sentence(
            source, output, match, program.equals(Calculation.GPAW) ? differences : List.of()));
  }

  private static String program(CalculationOutput.Run run) {
    return program(run.program());
  }

  /** A program's name as it stands in answers. */
  static String program(String stated) {
    return NAMES.getOrDefault(stated, stated);
  }

  private Answer answer(
      CalculationOutput output,
      CalculationOutput.Cell cell,
      String key,
      Instant when,
      String source) {
    CalculationOutput.Run run = output.run();
    CalculationOutput.@Nullable Converged done =
        output instanceof CalculationOutput.Converged c ? c : null;
    return new Answer(
        key,
        program(run),
        switch (output) {
          case CalculationOutput.Converged c -> AnswerStatus.CONVERGED;
          case CalculationOutput.NotConverged n -> AnswerStatus.NOT_CONVERGED;
          case CalculationOutput.Incomplete i -> AnswerStatus.INCOMPLETE;
        },
        done == null ? null : (Double) Answer.orMetal(done.gap()),
        done == null || done.gapDirect() == null ? null : (Double) Answer.orMetal(done.gapDirect()),
        done == null ? null : done.energy(),
        Objects.requireNonNullElse(run.seconds(), 0.0),
        switch (output) {
          case CalculationOutput.Converged c -> null;
          case CalculationOutput.NotConverged n -> n.reason();
          case CalculationOutput.Incomplete i -> i.reason();
        },
        cell.lattice().vectors(),
        cell.field() == null ? 0 : cell.field(),
        when.toString(),
        "%s, %s".formatted(run.title(), source));
  }

  private String sentence(
      String source, CalculationOutput output, DesignMatch match, List<String> differences) {
    String rows =
        (match.rows().length == 1 ? "row " : "rows ")
            + Arrays.stream(match.rows())
                .mapToObj(r -> String.valueOf(r + 1))
                .collect(Collectors.joining(", "));
    String what =
        switch (output) {
          case CalculationOutput.Converged c ->
              c.gap() < Answer.METAL_BELOW
                  ? "metallic"
                  : String.format(Locale.ROOT, "gap %.3f eV", c.gap());
          case CalculationOutput.NotConverged n -> "not converged: " + n.reason();
          case CalculationOutput.Incomplete i -> "incomplete: " + i.reason();
        };
    String other =
        differences.isEmpty()
            ? ""
            : " Its settings are not those of this program: %s."
                .formatted(String.join(", ", differences));
    return "%s is %s by %s, %s.%s".formatted(source, rows, output.run().title(), what, other);
  }
}
