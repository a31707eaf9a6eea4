package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import io.backcast.sentence.Sentence;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One batch on its way through a network: workers take chunks of it until there are none left.
 *
 * @param inputs {@code [n, dᵢ]} each
 * @param layouts of the outputs
 * @param check sees the rows of the first output, chunk by chunk
 * @param out where the results go, {@code [blocks, n, width]} each
 */
record BatchRun(
    OnnxGraph graph,
    int n,
    List<RowSource> inputs,
    RowCheck check,
    List<OutputLayout> layouts,
    List<float[]> out,
    RunTuning.Cut cut) {

  BatchRun(
      OnnxGraph graph,
      int n,
      List<RowSource> inputs,
      RowCheck check,
      List<OutputLayout> layouts,
      RunTuning.Cut cut) {
    this(
        graph,
        n,
        inputs,
        check,
        layouts,
        layouts.stream().map(layout -> layout.room(n)).toList(),
        cut);
  }

  /** Runs all chunks; an interrupt of the calling thread ends it between two. */
  List<float[]> run() throws BackcastException {
    AtomicInteger next = new AtomicInteger();
    // interrupting it must end the work of the pool's threads too
    Thread caller = Thread.currentThread();
    if (cut.workers() == 1) {
      work(next, caller);
      return out;
    }
    try {
      IntStream.range(0, cut.workers())
          .parallel()
          .forEach(
              worker -> {
                try {
                  work(next, caller);
                } catch (BackcastException e) {
                  throw new FailedPart(e);
                }
              });
    } catch (FailedPart e) {
      throw e.cause();
    }
    return out;
  }

  private void work(AtomicInteger next, Thread caller) throws BackcastException {
    OnnxCall call = graph.borrow();
    try {
      for (int c = next.getAndIncrement(); c < cut.calls(); c = next.getAndIncrement()) {
        if (caller.isInterrupted()) {
          throw new BackcastException(
              ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"));
        }
        int from = c * cut.rows();
        int to = Math.min(n, from + cut.rows());
        graph.runChunk(call, from, to, this);
        // while they are in the cache
        check.on(from, to, out.getFirst());
      }
    } finally {
      graph.giveBack(call);
    }
  }
}
