package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;

/**
 * A model that draws designs for a target and, if it can, predicts what a design has: batched calls
 * on flat row-major arrays in physical units. Close it to free what it holds.
 *
 * <p>Every call throws a {@link BackcastException} if the model has nothing that answers it, or if
 * that fails.
 */
public interface InverseModel extends AutoCloseable {

  /**
   * Where designs come from.
   *
   * @param z latent, {@code [n, dz]}
   * @param logDet log-determinant of design to latent in scaled coordinates, {@code [n]}; NaN where
   *     the model does not say
   */
  record Latent(float[] z, float[] logDet) {}

  /**
   * A stand-in prediction and its slope.
   *
   * @param y signed, {@code [n, dy]}
   * @param dyDx {@code [n, dy, dx]}, per physical unit of each variable
   */
  record Gradient(float[] y, float[] dyDx) {}

  ModelCard card();

  boolean has(NetworkRole role);

  /** Whether the forward direction is a joint one, which predicts: {@code x → y, z}. */
  boolean joint();

  /** Whether anything here predicts a property. */
  default boolean predicts() {
    return has(NetworkRole.VALUE)
        || has(NetworkRole.GRADIENT)
        || has(NetworkRole.PREDICT)
        || joint();
  }

  /** {@code z [n, dz], y [n, dy] → x [n, dx]}. */
  float[] backward(int n, float[] z, float[] y) throws BackcastException;

  /** The same, nearly and faster, where the model has something for that. */
  float[] fastBackward(int n, float[] z, float[] y) throws BackcastException;

  /** {@code x [n, dx], y [n, dy] → z, log_det}; a joint model needs no {@code y}. */
  Latent forward(int n, float[] x, float[] y) throws BackcastException;

  /** {@code x [n, dx] → y [m, n, dy]}, signed, one block for each of m ensemble members. */
  float[] predict(int n, float[] x) throws BackcastException;

  /** {@code x [n, dx] → y, dy_dx} of the stand-in; finite differences where it has no slope. */
  Gradient gradient(int n, float[] x) throws BackcastException;

  /** {@code x [n, dx] → y [n, dy]}, signed, of the fastest way to predict. */
  float[] predictFast(int n, float[] x) throws BackcastException;

  @Override
  void close();
}
