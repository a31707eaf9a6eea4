package io.backcast.literature;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A line for each stage of a training and each quarter of it. */
final class PrintedProgress implements TrainingProgress {
  private final Map<TrainingStage, long[]> times = new EnumMap<>(TrainingStage.class);
  private String last = "";

  @Override
  public synchronized void report(TrainingStage stage, double done, double loss) {
    long now = System.nanoTime();
    times.computeIfAbsent(stage, key -> new long[] {now, now})[1] = now;
    String line = String.format(Locale.ROOT, "  %s %d/4", stage.label(), (int) (done * 4));
    if (!line.equals(last)) {
      last = line;
      System.out.println(line + " loss " + loss);
    }
  }

  /** Seconds between the first and the last that was heard of a stage; 0 if nothing was. */
  synchronized double seconds(TrainingStage stage) {
    long[] span = times.getOrDefault(stage, new long[2]);
    return (span[1] - span[0]) / 1e9;
  }

  @Override
  public void note(String sentence) {
    System.out.println("  " + sentence);
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
