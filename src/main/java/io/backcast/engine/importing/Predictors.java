package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Predictor;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks that predict, as files: one, or the members of an ensemble. */
final class Predictors {
  private final List<PredictorWrapper> wrappers;

  private Predictors(List<PredictorWrapper> wrappers) {
    this.wrappers = wrappers;
  }

  /**
   * Reads the files of a plan; null if it names none.
   *
   * @param folder of the plan
   */
  static @Nullable Predictors read(@Nullable Predictor plan, Path folder) throws BackcastException {
    if (plan == null || plan.all().isEmpty()) {
      return null;
    }
    List<PredictorWrapper> wrappers = new ArrayList<>();
    for (String name : plan.all()) {
      Path file = folder.resolve(name);
      wrappers.add(new PredictorWrapper(OnnxFile.readWhole(file), file.toString()));
    }
    return new Predictors(wrappers);
  }

  /** Number of properties; −1 where the networks leave it open. */
  int dy() throws BackcastException {
    return wrappers.getFirst().dy();
  }

  /** Number of variables; −1 where the networks leave it open. */
  int dx() {
    return wrappers.getFirst().dx();
  }

  /** Whether several members predict, so that a deviation can be stated. */
  boolean isEnsemble() throws BackcastException {
    return wrappers.size() > 1 || wrappers.getFirst().isEnsemble();
  }

  /** The networks in the folder's terms: members {@code [m, n, dy]}, or one {@code [n, dy]}. */
  List<PlanNetwork> wrap(@Nullable DesignSpace space, EndScalings scalings)
      throws BackcastException {
    List<PlanNetwork> wrapped = new ArrayList<>();
    for (PredictorWrapper wrapper : wrappers) {
      wrapped.add(
          wrapper.wrap(
              isEnsemble(),
              space,
              scalings.property()[0].length,
              scalings.design(),
              scalings.property()));
    }
    return wrapped;
  }

  /** The first member in a file that can be run, for a trial of the roles. */
  TrialNetwork first(NetworkTrial trial, @Nullable DesignSpace space, EndScalings scalings)
      throws BackcastException {
    PlanNetwork first = wrap(space, scalings).getFirst();
    return TrialNetwork.open(trial, first.wrapper(), first.test());
  }
}
