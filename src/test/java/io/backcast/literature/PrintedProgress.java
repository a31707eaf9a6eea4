package io.backcast.literature;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.util.Locale;

/** A line for each stage of a training and each quarter of it. */
final class PrintedProgress implements TrainingProgress {
  private String last = "";

  @Override
  public synchronized void report(TrainingStage stage, double done, double loss) {
    String line = String.format(Locale.ROOT, "  %s %d/4", stage.label(), (int) (done * 4));
    if (!line.equals(last)) {
      last = line;
      System.out.println(line + " loss " + loss);
    }
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
