package io.backcast.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.backcast.model.BackcastException;
import io.backcast.model.RowSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one worker needs to call a network again and again: memory outside Java's heap from which
 * ONNX Runtime reads and into which it writes, so that rows are written or copied once on their way
 * in and copied once on their way out. Used by one thread at a time.
 */
final class OnnxCall implements AutoCloseable {
  private final OrtSession session;
  private final List<String> inputNames;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final List<FloatBuffer> inputBuffers = new ArrayList<>();
  private final List<FloatBuffer> outputBuffers = new ArrayList<>();

  /** Rows for which there are tensors. */
  private int rows;

  OnnxCall(OrtSession session, GraphSignature signature) {
    this.session = session;
    this.inputNames = signature.inputs().stream().map(TensorPort::name).toList();
  }

  /** Reads the values that a call gives, in the graph's order. */
  @FunctionalInterface
  interface Reader<T extends Object> {
    T read(List<OnnxValue> results) throws BackcastException;
  }

  /**
   * Runs the rows {@code from} … {@code to} of a batch, with memory for the results that ONNX
   * Runtime chooses.
   *
   * @param batch {@code [n, dᵢ]} each
   */
  <T extends Object> T run(int from, int to, List<RowSource> batch, Reader<T> reader)
      throws OrtException, BackcastException {
    setInputs(from, to, batch);
    try (OrtSession.Result result = session.run(inputs)) {
      List<OnnxValue> values = new ArrayList<>();
      result.forEach(entry -> values.add(entry.getValue()));
      return reader.read(values);
    }
  }

  /** As above, into memory that is used again, and from there to its place in the batch. */
  void run(int from, int to, BatchRun batch) throws OrtException {
    List<OutputLayout> layouts = batch.layouts();
    setInputs(from, to, batch.inputs());
    if (outputs.isEmpty()) {
      for (int k = 0; k < layouts.size(); k++) {
        OutputLayout layout = layouts.get(k);
        FloatBuffer buffer = room(outputBuffers, k, layout.blocks() * rows * layout.width());
        outputs.put(layout.name(), tensor(buffer, layout.shape(rows)));
      }
    }
    session.run(inputs, outputs).close();
    for (int k = 0; k < layouts.size(); k++) {
      layouts.get(k).copy(outputBuffers.get(k), rows, batch.out().get(k), from, batch.n());
    }
  }

  private void setInputs(int from, int to, List<RowSource> batch) throws OrtException {
    if (to - from != rows) {
      closeTensors();
      rows = to - from;
      for (int k = 0; k < batch.size(); k++) {
        int width = batch.get(k).width();
        FloatBuffer buffer = room(inputBuffers, k, rows * width);
        inputs.put(inputNames.get(k), tensor(buffer, rows, width));
      }
    }
    for (int k = 0; k < batch.size(); k++) {
      batch.get(k).write(from, to, inputBuffers.get(k));
    }
  }

  private static OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxEnvironment.get(), buffer, shape);
  }

  /** The k-th buffer with so many numbers; a new one only where the last was smaller. */
  private static FloatBuffer room(List<FloatBuffer> buffers, int k, int floats) {
    if (k < buffers.size() && buffers.get(k).capacity() >= floats) {
      return buffers.get(k).limit(floats);
    }
    FloatBuffer fresh =
        ByteBuffer.allocateDirect(floats * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    if (k < buffers.size()) {
      buffers.set(k, fresh);
    } else {
      buffers.add(fresh);
    }
    return fresh;
  }

  private void closeTensors() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    inputs.clear();
    outputs.clear();
    rows = 0;
  }

  /** Lets go of the memory; the next call takes new one. */
  @Override
  public void close() {
    closeTensors();
    inputBuffers.clear();
    outputBuffers.clear();
  }
}
