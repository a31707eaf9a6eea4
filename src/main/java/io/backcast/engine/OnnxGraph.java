package io.backcast.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One network, run in chunks that fit the cache, in parallel on all cores. Safe for use by several
 * threads.
 */
public final class OnnxGraph implements GraphRunner {
  /** Rows per call; measured as the fastest for networks of this size. */
  static final int CHUNK = 500;

  private final String name;
  private final GraphSignature signature;
  private final Model model;
  private final OrtSession.SessionOptions options;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxGraph(
      String name, GraphSignature signature, Model model, OrtSession.SessionOptions options) {
    this.name = name;
    this.signature = signature;
    this.model = model;
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
    GraphSignature signature = GraphSignature.read(file, name);
    Model model = Model.newInstance(file.getFileName().toString(), "OnnxRuntime");
    OrtSession.@Nullable SessionOptions options = null;
    try {
      options = OnnxEnvironment.sessionOptions();
      // one thread per call, as the chunks run in parallel
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      model.load(
          file.toAbsolutePath().getParent(),
          file.getFileName().toString(),
          Map.of("sessionOptions", options));
      return new OnnxGraph(name, signature, model, options);
    } catch (IOException | MalformedModelException | OrtException e) {
      model.close();
      if (options != null) {
        options.close();
      }
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.cannot-open", name, OnnxErrors.reason(e)), e);
    }
  }

  @Override
  public GraphSignature signature() {
    return signature;
  }

  @Override
  public List<float[]> run(int n, List<float[]> inputs) throws BackcastException {
    int chunks = (n + CHUNK - 1) / CHUNK;
    if (chunks <= 1) {
      return n == 0
          ? emptyOutputs()
          : runChunk(0, n, n, inputs, Thread.currentThread()).stream()
              .map(OnnxOutput::values)
              .toList();
    }
    List<List<OnnxOutput>> parts;
    // interrupting it must end the work of the pool's threads too
    Thread caller = Thread.currentThread();
    try {
      parts =
          IntStream.range(0, chunks)
              .parallel()
              .mapToObj(
                  c -> {
                    int from = c * CHUNK;
                    return runChunkUnchecked(from, Math.min(n, from + CHUNK), n, inputs, caller);
                  })
              .toList();
    } catch (Wrapped e) {
      throw e.inner;
    }
    List<float[]> joined = new ArrayList<>();
    for (int k = 0; k < signature.outputs().size(); k++) {
      int output = k;
      joined.add(OnnxOutput.join(parts.stream().map(part -> part.get(output)).toList(), n));
    }
    return joined;
  }

  private List<float[]> emptyOutputs() {
    return signature.outputs().stream().map(p -> new float[0]).toList();
  }

  private List<OnnxOutput> runChunkUnchecked(
      int from, int to, int n, List<float[]> inputs, Thread caller) {
    try {
      return runChunk(from, to, n, inputs, caller);
    } catch (BackcastException e) {
      throw new Wrapped(e);
    }
  }

  private List<OnnxOutput> runChunk(int from, int to, int n, List<float[]> inputs, Thread caller)
      throws BackcastException {
    if (caller.isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"));
    }
    lock.readLock().lock();
    try {
      if (closed) {
        throw new BackcastException(ErrorCode.FAILED, Sentence.of("model.closed", name));
      }
      return runOpen(from, to, n, inputs);
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<OnnxOutput> runOpen(int from, int to, int n, List<float[]> inputs)
      throws BackcastException {
    return call(
        from,
        to,
        n,
        inputs,
        results -> {
          List<OnnxOutput> out = new ArrayList<>();
          for (int k = 0; k < results.size(); k++) {
            out.add(output(k, to - from, results.get(k)));
          }
          return out;
        });
  }

  @Override
  public int firstNotFinite(int n, List<float[]> inputs) throws BackcastException {
    lock.readLock().lock();
    try {
      return call(
          0,
          n,
          n,
          inputs,
          results -> {
            for (int k = 0; k < results.size(); k++) {
              NDArray result = results.get(k);
              if (result.getDataType() == DataType.FLOAT32 && !finite(result.toFloatArray())) {
                return k;
              }
            }
            return -1;
          });
    } finally {
      lock.readLock().unlock();
    }
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Reads what a call gives. */
  @FunctionalInterface
  private interface Reader<T extends Object> {
    T read(NDList results) throws BackcastException;
  }

  private <T extends Object> T call(int from, int to, int n, List<float[]> inputs, Reader<T> reader)
      throws BackcastException {
    try (NDManager scope = model.getNDManager().newSubManager();
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      NDList list = new NDList();
      for (float[] input : inputs) {
        int d = input.length / n;
        float[] rows = from == 0 && to == n ? input : Arrays.copyOfRange(input, from * d, to * d);
        list.add(scope.create(rows, new Shape(to - from, d)));
      }
      NDList results = predictor.predict(list);
      results.attach(scope);
      return reader.read(results);
    } catch (TranslateException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.failed", name, OnnxErrors.reason(e)), e);
    }
  }

  private OnnxOutput output(int k, int rows, NDArray result) throws BackcastException {
    TensorPort port = signature.outputs().get(k);
    try {
      return OnnxOutput.of(
          port.rowAxis(), rows, result.getShape().getShape(), result.toFloatArray());
    } catch (IllegalArgumentException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s: output %s has not one entry a design (%s). Export it with the designs on %s axis."
              .formatted(
                  name,
                  port.name(),
                  e.getMessage(),
                  port.rowAxis() == 0 ? "the first" : "the second"),
          e);
    }
  }

  /** Waits for running calls, which use the native memory that is freed here. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
        options.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static final class Wrapped extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient BackcastException inner;

    Wrapped(BackcastException inner) {
      super(inner);
      this.inner = inner;
    }
  }
}
