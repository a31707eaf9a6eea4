package io.backcast.train.loop;

/**
 * Passes progress on, and writes a model of the networks as they are whenever the receiver waits
 * for one. The writer runs in the thread that reports, between two steps of it.
 *
 * @param writer writes the model and hands it to the receiver
 */
public record InterimProgress(TrainingProgress receiver, Runnable writer)
    implements TrainingProgress {
  @Override
  public void report(TrainingStage stage, double done, double loss) {
    receiver.report(stage, done, loss);
    if (receiver.interimWanted() && !receiver.cancelled()) {
      writer.run();
    }
  }

  @Override
  public void validated(Validation now) {
    receiver.validated(now);
  }

  @Override
  public void drawn(DrawnDesigns now) {
    receiver.drawn(now);
  }

  @Override
  public void note(String sentence) {
    receiver.note(sentence);
  }

  @Override
  public boolean cancelled() {
    return receiver.cancelled();
  }
}
