package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.data.TrainingData;
import io.backcast.train.net.Normalization;
import java.util.Arrays;

/** What a training has to be better than: the mean of the ten nearest rows. */
public final class HeldOutBaseline {
  private HeldOutBaseline() {}

  /**
   * The mean absolute error of that mean on the held-out rows, of all properties together, in
   * half-ranges; measured as networks are while they train. NaN where nothing can be compared.
   */
  public static double tenNearest(TrainingData data, DesignSpace space) {
    NearestNeighbours found = NearestNeighbours.of(data);
    Normalization normalization = new Normalization(space);
    double sum = 0;
    int known = 0;
    for (int i = 0; i < found.asked().length; i++) {
      for (int k = 0; k < space.dy(); k++) {
        int property = k;
        Property p = space.properties().get(k);
        double mean =
            Arrays.stream(found.nearest()[i])
                .mapToDouble(row -> data.y()[row][property])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
        double error =
            p.coordinateDistance(mean, data.y()[found.asked()[i]][k]) / normalization.halfRange(k);
        if (!Double.isNaN(error)) {
          sum += error;
          known++;
        }
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}
