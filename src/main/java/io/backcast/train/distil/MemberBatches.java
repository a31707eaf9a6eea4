package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.data.TrainingData;
import io.backcast.train.net.Normalization;
import java.util.random.RandomGenerator;

/**
 * The batches of one ensemble member: the rows are shuffled anew each epoch, and each is seen
 * through a random operation of the symmetry group. A batch depends on the seed and the step alone.
 */
final class MemberBatches {
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final int[] rows;
  private final int size;
  private final long seed;
  private int[] order = new int[0];
  private int epochOfOrder = -1;

  /**
   * The rows of one batch.
   *
   * @param batch designs and labels
   * @param mass 1 where a label is the property's point mass, else 0, {@code [n, dy]}
   * @param known 1 where a row has the property, else 0, {@code [n, dy]}
   */
  record LabelledRows(Batch batch, float[] mass, float[] known) {
    NDArray mass(NDManager scope) {
      return scope.create(mass, new Shape(batch.n(), mass.length / batch.n()));
    }

    NDArray known(NDManager scope) {
      return scope.create(known, new Shape(batch.n(), known.length / batch.n()));
    }

    /** Whether every row has every property. */
    boolean complete() {
      for (float value : known) {
        if (value == 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Batches of some rows.
   *
   * @param rows indices of the rows to train on
   * @param largest batch size, if there are so many rows
   */
  MemberBatches(
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      int[] rows,
      int largest,
      long seed) {
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.rows = rows;
    this.size = Math.min(largest, rows.length);
    this.seed = seed;
  }

  int stepsPerEpoch() {
    return Math.max(1, (rows.length + size - 1) / size);
  }

  /** The batch of a step; the last one of an epoch is filled up with rows of its beginning. */
  LabelledRows at(int step) {
    int epoch = step / stepsPerEpoch();
    if (epoch != epochOfOrder) {
      epochOfOrder = epoch;
      order = rows.clone();
      Randoms.shuffle(order, Randoms.generator(seed * 1_000_003 + epoch));
    }
    int dy = normalization.space().dy();
    RandomGenerator random = Randoms.generator(seed * 1_000_033 + step);
    float[] f = new float[size * normalization.space().dx()];
    float[] y = new float[size * dy];
    float[] mass = new float[size * dy];
    float[] known = new float[size * dy];
    for (int i = 0; i < size; i++) {
      int row = order[(step % stepsPerEpoch() * size + i) % order.length];
      group.elements().get(random.nextInt(group.size())).apply(data.f()[row], 0, f, i);
      for (int k = 0; k < dy; k++) {
        float value = data.y()[row][k];
        if (Float.isNaN(value)) {
          continue;
        }
        known[i * dy + k] = 1;
        y[i * dy + k] = normalization.scaleProperty(k, value);
        mass[i * dy + k] = normalization.space().properties().get(k).isMass(value) ? 1 : 0;
      }
    }
    return new LabelledRows(new Batch(size, f, y), mass, known);
  }
}
