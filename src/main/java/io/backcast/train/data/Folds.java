package io.backcast.train.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts the rows that are not held out into folds by design. */
public final class Folds {
  private Folds() {}

  /**
   * The folds, each as what is left to train on and what is held out from that. Rows of one unit
   * stay together.
   *
   * @param folds number of parts
   * @param used number of those that are returned
   */
  public static List<TrainingData> of(TrainingData data, int folds, int used) {
    int[] rows = data.fit();
    int[] fold = new int[rows.length];
    Map<Integer, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      fold[i] = foldOf.computeIfAbsent(data.units()[rows[i]], unit -> foldOf.size() % folds);
    }
    List<TrainingData> parts = new ArrayList<>();
    for (int part = 0; part < used; part++) {
      List<Integer> fit = new ArrayList<>();
      List<Integer> held = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        (fold[i] == part ? held : fit).add(rows[i]);
      }
      parts.add(data.with(array(fit), array(held)));
    }
    return parts;
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }
}
