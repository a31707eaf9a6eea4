package io.backcast.verify.campaign;

import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Planned;
import io.backcast.verify.Verification;
import io.backcast.verify.VerificationQueue;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
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
  private final Verification verification;
  private final int jobs;
  private final boolean asIs;
  private final BooleanSupplier stop;
  private final VerificationQueue.Listener listener;

  /**
   * Answers for one model.
   *
   * @param model folder of it, with the convention
   * @param property that is calculated
   * @param jobs calculations at a time
   * @param asIs whether the program's values are the model's without any convention
   * @param stop asked often
   */
  public ProgramAnswers(
      Json json,
      Path model,
      DesignSpace space,
      Property property,
      Structures structures,
      CalculationProgram program,
      CalculationSettings settings,
      Verification verification,
      int jobs,
      boolean asIs,
      BooleanSupplier stop,
      VerificationQueue.Listener listener) {
    this.json = json;
    this.model = model;
    this.space = space;
    this.property = property;
    this.structures = structures;
    this.program = program;
    this.settings = settings;
    this.verification = verification;
    this.jobs = jobs;
    this.asIs = asIs;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * Refuses to begin where nothing could be learned.
   *
   * @throws BackcastException if the program is not installed, or its answers are not comparable
   *     with the model's values
   */
  public void requireReady() throws BackcastException {
    program.requireInstalled();
    float[] reference = space.reference();
    if (structures.problem(reference) == null) {
      convention(calculation(reference));
    }
  }

  private Calculation calculation(float[] x) {
    return new Calculation(structures.of(x, "campaign"), program.name(), settings);
  }

  @Override
  public void answer(Path designs, Path out) throws BackcastException {
    TextTable table = new TableReader().text(designs);
    List<Planned> plan =
        Planned.of(
            DesignMatrix.of(DesignTable.read(table, space), space.dx()),
            structures,
            program.name(),
            settings,
            i -> "campaign, row %d of %s".formatted(i + 1, designs.getFileName()));
    List<Calculation> calculations = new ArrayList<>();
    for (Planned one : plan) {
      if (one.calculation() != null) {
        calculations.add(one.calculation());
      }
    }
    List<Answer> found;
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
      found = new VerificationQueue(verification, workers, jobs).run(calculations, stop, listener);
    }
    List<@Nullable Answer> answers = new ArrayList<>();
    int next = 0;
    for (Planned one : plan) {
      answers.add(one.calculation() == null ? null : found.get(next++));
    }
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
