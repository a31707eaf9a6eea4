package io.backcast.engine;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import io.backcast.sentence.Sentence;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One network, run in chunks that fit the cache, in parallel on all cores. Safe for use by several
 * threads. What it gives depends neither on the chunks nor on the threads.
 */
public final class OnnxGraph implements GraphRunner {
  private final String name;
  private final GraphSignature signature;
  private final OrtSession session;
  private final OrtSession.SessionOptions options;
  private final Queue<OnnxCall> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile RunTuning tuning = RunTuning.USUAL;

  /** How the outputs lie in memory, once a call has shown it. */
  private volatile @Nullable List<OutputLayout> layouts;

  private boolean closed;

  private OnnxGraph(
      String name,
      GraphSignature signature,
      OrtSession session,
      OrtSession.SessionOptions options) {
    this.name = name;
    this.signature = signature;
    this.session = session;
    this.options = options;
  }

  /**
   * Opens a network.
   *
   * @throws BackcastException if the file is missing or no network that this program can run
   */
  public static OnnxGraph open(Path file) throws BackcastException {
    return open(file, file.toString());
  }

  /**
   * Opens a network.
   *
   * @param name of the file in messages
   * @throws BackcastException if the file is missing or no network that this program can run
   */
  public static OnnxGraph open(Path file, String name) throws BackcastException {
    GraphSignature.requireNetwork(file, name);
    OrtSession.@Nullable SessionOptions options = null;
    @Nullable OrtSession session = null;
    try {
      options = OnnxEnvironment.sessionOptions();
      // one thread per call, as the chunks run in parallel
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = OnnxEnvironment.get().createSession(file.toAbsolutePath().toString(), options);
      return new OnnxGraph(name, GraphSignature.of(session), session, options);
    } catch (OrtException e) {
      close(session, options);
      // says what is wrong with a file that is no network at all
      GraphSignature.read(file, name);
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.cannot-open", name, OnnxErrors.reason(e)), e);
    }
  }

  private static void close(
      @Nullable OrtSession session, OrtSession.@Nullable SessionOptions options) {
    try {
      if (session != null) {
        session.close();
      }
      if (options != null) {
        options.close();
      }
    } catch (OrtException e) {
      // of one that was closed before
      throw new IllegalStateException(e);
    }
  }

  @Override
  public GraphSignature signature() {
    return signature;
  }

  /** How it is run from now on. */
  void tune(RunTuning how) {
    tuning = how;
  }

  @Override
  public List<float[]> run(int n, List<float[]> inputs) throws BackcastException {
    return run(n, inputs, tuning);
  }

  @Override
  public List<float[]> run(int n, List<RowSource> inputs, RowCheck check) throws BackcastException {
    return run(n, inputs, check, tuning);
  }

  /** How it is run. */
  RunTuning tuning() {
    return tuning;
  }

  /** As {@link #run(int, List)}, cut and spread as the caller says. */
  List<float[]> run(int n, List<float[]> inputs, RunTuning how) throws BackcastException {
    return run(n, sources(n, inputs), RowCheck.NONE, how);
  }

  private static List<RowSource> sources(int n, List<float[]> inputs) {
    return inputs.stream()
        .map(values -> RowSource.of(values, values.length / Math.max(1, n)))
        .toList();
  }

  private List<float[]> run(int n, List<RowSource> inputs, RowCheck check, RunTuning how)
      throws BackcastException {
    if (n == 0) {
      return signature.outputs().stream().map(p -> new float[0]).toList();
    }
    RunTuning.Cut cut = how.cut(n);
    List<OutputLayout> known = layouts;
    if (known == null) {
      known = shownLayouts(Math.min(n, cut.rows()), inputs);
      layouts = known;
    }
    return new BatchRun(this, n, inputs, check, known, cut).run();
  }

  /** How the outputs lie in memory, as a call of the first rows shows. */
  private List<OutputLayout> shownLayouts(int rows, List<RowSource> inputs)
      throws BackcastException {
    try (OnnxCall call = new OnnxCall(session, signature)) {
      return whileOpen(() -> call.run(0, rows, inputs, results -> layouts(results, rows)));
    }
  }

  private List<OutputLayout> layouts(List<OnnxValue> results, int rows) throws BackcastException {
    List<OutputLayout> all = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      all.add(layout(signature.outputs().get(k), rows, results.get(k)));
    }
    return List.copyOf(all);
  }

  private OutputLayout layout(TensorPort port, int rows, OnnxValue value) throws BackcastException {
    if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.output-not-single", name, port.name()));
    }
    try {
      return OutputLayout.of(port.name(), port.rowAxis(), rows, tensor.getInfo().getShape());
    } catch (IllegalArgumentException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          Sentence.of(
              port.rowAxis() == 0 ? "model.output-rows-first" : "model.output-rows-second",
              name,
              port.name(),
              e.getMessage()),
          e);
    }
  }

  /** What a worker needs to call the network; to be given back. */
  OnnxCall borrow() {
    OnnxCall found = idle.poll();
    return found == null ? new OnnxCall(session, signature) : found;
  }

  void giveBack(OnnxCall call) {
    lock.readLock().lock();
    try {
      if (closed) {
        call.close();
      } else {
        idle.add(call);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs one chunk and copies what it gives to its place. */
  void runChunk(OnnxCall call, int from, int to, BatchRun batch) throws BackcastException {
    whileOpen(
        () -> {
          try {
            call.run(from, to, batch);
          } catch (OrtException e) {
            // an output may have another shape than the last time: without memory of ours either
            // the call or its result says what is wrong
            call.run(from, to, batch.inputs(), results -> layouts(results, to - from));
            throw e;
          }
          return batch;
        });
  }

  @Override
  public int firstNotFinite(int n, List<float[]> inputs) throws BackcastException {
    try (OnnxCall call = new OnnxCall(session, signature)) {
      return whileOpen(() -> call.run(0, n, sources(n, inputs), OnnxGraph::firstNotFinite));
    }
  }

  private static int firstNotFinite(List<OnnxValue> results) {
    for (int k = 0; k < results.size(); k++) {
      if (results.get(k) instanceof OnnxTensor tensor
          && tensor.getInfo().type == OnnxJavaType.FLOAT
          && !finite(tensor.getFloatBuffer())) {
        return k;
      }
    }
    return -1;
  }

  private static boolean finite(FloatBuffer values) {
    for (int i = 0; i < values.limit(); i++) {
      if (!Float.isFinite(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What is done with the open network. */
  @FunctionalInterface
  private interface OpenWork<T extends Object> {
    T run() throws OrtException, BackcastException;
  }

  private <T extends Object> T whileOpen(OpenWork<T> work) throws BackcastException {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new BackcastException(ErrorCode.FAILED, Sentence.of("model.closed", name));
      }
      return work.run();
    } catch (OrtException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.failed", name, OnnxErrors.reason(e)), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for running calls, which use the native memory that is freed here. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idle.forEach(OnnxCall::close);
        idle.clear();
        session.close();
        options.close();
      }
    } catch (OrtException e) {
      // it says so of a session that was closed before
      throw new IllegalStateException(name + " was closed twice", e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
