package io.backcast.ui.verify;

import io.backcast.io.structure.Structures;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.FiledDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends designs to a calculation. */
public final class Verifier {
  private final ExplorerState explorer;
  private final Laboratory laboratory;
  private final Texts texts;
  private final FailureHandler failures;
  private final Consumer<String> notice;
  private Consumer<List<Candidate>> queued = designs -> {};

  /**
   * Sends designs of one window.
   *
   * @param notice receives a sentence that says how many were queued
   */
  public Verifier(
      ExplorerState explorer,
      Laboratory laboratory,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice) {
    this.explorer = explorer;
    this.laboratory = laboratory;
    this.texts = texts;
    this.failures = failures;
    this.notice = notice;
  }

  /** Sets what hears of designs that were queued. */
  public void onQueued(Consumer<List<Candidate>> action) {
    queued = action;
  }

  /** The programs to choose from, the usual one first. */
  public List<CalculationProgram> programs() {
    Bench bench = laboratory.bench();
    return bench == null ? List.of() : bench.programs();
  }

  /** Queues designs for the usual program; says why if it cannot. */
  public void verify(List<Candidate> designs) {
    verify(designs, programs().isEmpty() ? null : programs().getFirst());
  }

  /** Queues designs for a program; says why if it cannot. */
  public void verify(List<Candidate> designs, @Nullable CalculationProgram program) {
    try {
      requireCrystal(explorer.card());
      Bench bench = laboratory.bench();
      if (bench == null || program == null) {
        throw new BackcastException(ErrorCode.FAILED, Sentence.of("laboratory.none"));
      }
      if (designs.isEmpty()) {
        throw new BackcastException(ErrorCode.USAGE, Sentence.of("verify.none-selected"));
      }
      List<Laboratory.Wanted> wanted = wanted(designs, bench, program);
      laboratory.verify(
          wanted,
          program,
          added -> {
            notice.accept(texts.get("verify.queued", added, wanted.size() - added));
            queued.accept(designs);
          },
          failures::show);
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /**
   * Refuses a model whose designs have no structure.
   *
   * @throws BackcastException that says what to do
   */
  static void requireCrystal(ModelCard card) throws BackcastException {
    if (card.crystal() == null || card.crystal().templates().isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("verify.no-crystal", card.name()));
    }
  }

  private List<Laboratory.Wanted> wanted(
      List<Candidate> designs, Bench bench, CalculationProgram program) throws BackcastException {
    Structures structures = new Structures(explorer.card(), null, bench.settings());
    List<Laboratory.Wanted> wanted = new ArrayList<>();
    for (Candidate design : designs) {
      float[] x = FiledDesigns.of(explorer.space(), design.x());
      String label = label(design);
      Sentence problem = structures.problem(x);
      if (problem != null) {
        throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("verify.unfit", label, problem));
      }
      wanted.add(
          new Laboratory.Wanted(
              label, new Calculation(structures.of(x, label), program.name(), bench.settings())));
    }
    return wanted;
  }

  /** The model, the design's number and what is predicted for it. */
  private String label(Candidate design) {
    Property p = explorer.firstProperty();
    String predicted = texts.predicted(p, design.predictions().unclamped()[0]);
    String name = explorer.card().name();
    return design.number() > 0
        ? texts.get("verify.label", name, design.number(), p.name(), predicted)
        : texts.get("verify.label.selected", name, p.name(), predicted);
  }
}
