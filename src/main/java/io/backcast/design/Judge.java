package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.NetworkRole;

/**
 * Who says how good a model's designs are: its audit ensemble, which had no part in making them.
 * Without one it is the ensemble that refined them, which flatters them and must be said.
 *
 * @param model that has the networks
 * @param independent whether it is the audit ensemble
 */
public record Judge(InverseModel model, boolean independent) {

  /** The best judge that a model has. */
  public static Judge of(InverseModel model) {
    return new Judge(model, model.has(NetworkRole.AUDIT));
  }

  /** The ensemble that refines designs, whether there is an independent one or not. */
  public static Judge refining(InverseModel model) {
    return new Judge(model, false);
  }

  /**
   * How many networks predict.
   *
   * @throws BackcastException if the model fails
   */
  public int members() throws BackcastException {
    if (!independent && !model.has(NetworkRole.PREDICT)) {
      return 1;
    }
    float[] reference = model.card().space().reference();
    return all(1, reference).length / model.card().space().dy();
  }

  /**
   * Predictions of designs {@code [n, dx]}, unclamped; of the surrogate where a model has no
   * ensemble.
   *
   * @throws BackcastException if the model fails, or predicts nothing
   */
  public EnsembleSummary predict(DesignMatrix x) throws BackcastException {
    int size = x.rows() * model.card().space().dy();
    return EnsembleSummary.of(all(x.rows(), x.array()), size, model.card().space().properties());
  }

  private float[] all(int n, float[] x) throws BackcastException {
    if (independent) {
      return model.audit(n, x);
    }
    return model.has(NetworkRole.PREDICT) ? model.predict(n, x) : model.predictFast(n, x);
  }
}
