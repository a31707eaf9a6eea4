package io.backcast.verify.campaign;

import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Planned;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers by a program that calculates structures. */
public final class ProgramAnswers implements AnswerSource {
  private final Json json;
  private final Path model;
  private final DesignSpace space;
  private final Property property;
  private final Structures structures;
  private final CalculationProgram program;
  private final CalculationSettings settings;
  private final boolean asIs;
  private final Calculator calculator;

  /** Carries out calculations that have no answer yet. */
  @FunctionalInterface
  public interface Calculator {
    /**
     * Answers calculations.
     *
     * @return an answer for each of them, in their order
     * @throws BackcastException {@code INTERRUPTED} if it was stopped
     */
    List<Answer> answers(List<Calculation> calculations) throws BackcastException;
  }

  /**
   * Answers for one model.
   *
   * @param model folder of it, with the convention
   * @param property that is calculated
   * @param asIs whether the program's values are the model's without any convention
   */
  public ProgramAnswers(
      Json json,
      Path model,
      DesignSpace space,
      Property property,
      Structures structures,
      CalculationProgram program,
      CalculationSettings settings,
      boolean asIs,
      Calculator calculator) {
    this.json = json;
    this.model = model;
    this.space = space;
    this.property = property;
    this.structures = structures;
    this.program = program;
    this.settings = settings;
    this.asIs = asIs;
    this.calculator = calculator;
  }

  /**
   * Refuses to begin where nothing could be learned.
   *
   * @throws BackcastException if the program is not installed, or its answers are not comparable
   *     with the model's values
   */
  public void requireReady() throws BackcastException {
    program.requireInstalled();
    Calculation reference = reference();
    if (reference != null) {
      convention(reference);
    }
  }

  /** What the settings are known by; null where the reference is no structure. */
  public @Nullable String settingsKey() {
    Calculation reference = reference();
    return reference == null ? null : reference.settingsKey();
  }

  private @Nullable Calculation reference() {
    float[] x = space.reference();
    return structures.problem(x) == null
        ? new Calculation(structures.of(x, "campaign"), program.name(), settings)
        : null;
  }

  @Override
  public void answer(Path designs, Path out) throws BackcastException {
    TextTable table = new TableReader().text(designs);
    List<Planned> plan =
        Planned.of(
            DesignTable.matrix(table, space),
            structures,
            program.name(),
            settings,
            i -> "campaign, row %s of %s".formatted(i + 1, designs.getFileName()));
    List<Calculation> calculations = Planned.calculations(plan);
    if (!asIs) {
      Calculation.requireCommonSettings(calculations);
    }
    List<@Nullable Answer> answers = Planned.byDesign(plan, calculator.answers(calculations));
    Convention convention = calculations.isEmpty() ? null : convention(calculations.getFirst());
    TableFormat.CSV.write(out, VerifiedTable.of(table, property, answers, convention), json);
  }

  private Convention convention(Calculation calculation) throws BackcastException {
    String key = calculation.settingsKey();
    if (asIs) {
      return new Convention(
          property.name(),
          program.name(),
          key,
          0,
          1,
          0,
          0,
          property.pointMass() == null ? null : property.pointMass().value());
    }
    return new ConventionFile(json)
        .find(model, program.name(), property.name(), key)
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.MISSING_FILE,
                    "No convention between %s and %s with these settings lies in %s, so nothing can be learned from its answers. Fit one with backcast calibrate, or say with --as-is that they are the model's values."
                        .formatted(program.name(), property.name(), model)));
  }
}
