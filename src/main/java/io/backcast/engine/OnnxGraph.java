package io.backcast.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * One network, run in chunks that fit the cache, in parallel on all cores. Safe for use by several
 * threads.
 */
public final class OnnxGraph implements AutoCloseable {
  /** Rows per call; measured as the fastest for networks of this size. */
  static final int CHUNK = 500;

  private final Path file;
  private final GraphSignature signature;
  private final Model model;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxGraph(Path file, GraphSignature signature, Model model) {
    this.file = file;
    this.signature = signature;
    this.model = model;
  }

  /**
   * Opens a network.
   *
   * @throws BackcastException if the file is missing or no network that this program can run
   */
  public static OnnxGraph open(Path file) throws BackcastException {
    GraphSignature signature = GraphSignature.read(file);
    Model model = Model.newInstance(file.getFileName().toString(), "OnnxRuntime");
    try {
      // one thread per call, as the chunks run in parallel
      model.load(
          file.toAbsolutePath().getParent(),
          file.getFileName().toString(),
          Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
      return new OnnxGraph(file, signature, model);
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s cannot be opened: %s".formatted(file, GraphSignature.firstLine(e)),
          e);
    }
  }

  public GraphSignature signature() {
    return signature;
  }

  /**
   * Runs the network on n rows.
   *
   * @param n number of rows
   * @param inputs row-major, {@code [n, dᵢ]} each, in the graph's order
   * @return the outputs; an output is concatenated along its axis of the rows
   * @throws BackcastException if ONNX Runtime fails, or an output does not have n rows on that axis
   */
  public List<float[]> run(int n, List<float[]> inputs) throws BackcastException {
    int chunks = (n + CHUNK - 1) / CHUNK;
    if (chunks <= 1) {
      return n == 0
          ? emptyOutputs()
          : runChunk(0, n, n, inputs).stream().map(OnnxOutput::values).toList();
    }
    List<List<OnnxOutput>> parts;
    try {
      parts =
          IntStream.range(0, chunks)
              .parallel()
              .mapToObj(
                  c -> {
                    int from = c * CHUNK;
                    return runChunkUnchecked(from, Math.min(n, from + CHUNK), n, inputs);
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

  private List<OnnxOutput> runChunkUnchecked(int from, int to, int n, List<float[]> inputs) {
    try {
      return runChunk(from, to, n, inputs);
    } catch (BackcastException e) {
      throw new Wrapped(e);
    }
  }

  private List<OnnxOutput> runChunk(int from, int to, int n, List<float[]> inputs)
      throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped. Nothing was written.");
    }
    lock.readLock().lock();
    try {
      if (closed) {
        throw new BackcastException(ErrorCode.FAILED, file + " has been closed.");
      }
      return runOpen(from, to, n, inputs);
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<OnnxOutput> runOpen(int from, int to, int n, List<float[]> inputs)
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
      List<OnnxOutput> out = new ArrayList<>();
      for (int k = 0; k < results.size(); k++) {
        out.add(output(k, to - from, results.get(k)));
      }
      return out;
    } catch (TranslateException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s failed while running: %s".formatted(file, GraphSignature.firstLine(e)),
          e);
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
                  file,
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
