package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;

/**
 * A model that draws designs for a target and, if it has the networks, predicts the properties of
 * designs: batched calls on flat row-major arrays in physical units. Close it to free its memory.
 *
 * <p>Every call throws a {@link BackcastException} if the model has no network for it, or if the
 * network fails.
 */
public interface InverseModel extends AutoCloseable {

  /**
   * The latent points of designs.
   *
   * @param z latent, {@code [n, dz]}
   * @param logDet log-determinant of design to latent in scaled coordinates, {@code [n]}; NaN where
   *     the model does not compute it
   */
  record Latent(float[] z, float[] logDet) {}

  /**
   * A prediction of the surrogate and its gradient.
   *
   * @param y unclamped, {@code [n, dy]}
   * @param dyDx {@code [n, dy, dx]}, in the coordinates of the scales: of a property or variable on
   *     a log scale, of or by its logarithm
   */
  record Gradient(float[] y, float[] dyDx) {}

  ModelCard card();

  /**
   * The same networks by a card that states other figures of the same model. They are closed with
   * this model.
   */
  InverseModel with(ModelCard other);

  boolean has(NetworkRole role);

  /** Whether the forward network is a joint one, {@code x → y, z}, which predicts too. */
  boolean joint();

  /** Whether any network predicts properties. */
  default boolean predicts() {
    return has(NetworkRole.VALUE)
        || has(NetworkRole.GRADIENT)
        || has(NetworkRole.PREDICT)
        || joint();
  }

  /** {@code z [n, dz], y [n, dy] → x [n, dx]}. */
  float[] backward(int n, float[] z, float[] y) throws BackcastException;

  /**
   * As {@link #backward(int, float[], float[])}, of rows that are made where the network reads
   * them: nothing that long lies in memory but the designs.
   *
   * @param z {@code [n, dz]}
   * @param y {@code [n, dy]}
   * @param check sees the designs while they are at hand
   */
  default float[] backward(int n, RowSource z, RowSource y, RowCheck check)
      throws BackcastException {
    float[] x = backward(n, z.rows(n), y.rows(n));
    check.on(0, n, x);
    return x;
  }

  /**
   * As {@link #backward(int, float[], float[])}, by the fast generator if there is one, which
   * approximates it.
   */
  float[] fastBackward(int n, float[] z, float[] y) throws BackcastException;

  /** {@code x [n, dx], y [n, dy] → z, log_det}; a joint model needs no {@code y}. */
  Latent forward(int n, float[] x, float[] y) throws BackcastException;

  /** {@code x [n, dx] → y [m, n, dy]}, unclamped, one block for each of m ensemble members. */
  float[] predict(int n, float[] x) throws BackcastException;

  /**
   * {@code x [n, dx] → y [m, n, dy]}, unclamped, by the ensemble that had no part in making
   * designs.
   */
  float[] audit(int n, float[] x) throws BackcastException;

  /**
   * {@code x [n, dx] → y, dy_dx} of the surrogate; by finite differences without a gradient
   * network.
   */
  Gradient gradient(int n, float[] x) throws BackcastException;

  /** {@code x [n, dx] → y [n, dy]}, unclamped, by the fastest network that predicts. */
  float[] predictFast(int n, float[] x) throws BackcastException;

  @Override
  void close();
}
