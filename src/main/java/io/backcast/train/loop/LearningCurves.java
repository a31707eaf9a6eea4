package io.backcast.train.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values recorded during training, by curve name, as (position, value). */
public final class LearningCurves {
  private final Map<String, List<double[]>> points = new LinkedHashMap<>();

  public void add(String name, double position, double value) {
    points.computeIfAbsent(name, key -> new ArrayList<>()).add(new double[] {position, value});
  }

  public void addAll(LearningCurves others) {
    others.points.forEach((name, more) -> more.forEach(p -> add(name, p[0], p[1])));
  }

  public Map<String, List<double[]>> points() {
    return points;
  }
}
