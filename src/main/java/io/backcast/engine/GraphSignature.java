package io.backcast.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Inputs, outputs and metadata of a network.
 *
 * @param inputs in call order
 * @param outputs in the graph's order
 * @param metadata custom key–value pairs of the file
 */
public record GraphSignature(
    List<TensorPort> inputs, List<TensorPort> outputs, Map<String, String> metadata) {

  /**
   * Reads an ONNX file.
   *
   * @throws BackcastException if the file is missing or no network that this program can run
   */
  public static GraphSignature read(Path file) throws BackcastException {
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, file + " is missing. The model folder is incomplete.");
    }
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(file.toString(), options)) {
      return new GraphSignature(
          toPorts(session.getInputInfo().values()),
          toPorts(session.getOutputInfo().values()),
          Map.copyOf(session.getMetadata().getCustomMetadata()));
    } catch (OrtException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s cannot be opened as an ONNX network: %s".formatted(file, firstLine(e)),
          e);
    }
  }

  private static List<TensorPort> toPorts(Collection<NodeInfo> infos) {
    List<TensorPort> ports = new ArrayList<>();
    for (NodeInfo info : infos) {
      if (info.getInfo() instanceof TensorInfo tensor) {
        List<Long> shape = new ArrayList<>();
        for (long length : tensor.getShape()) {
          shape.add(length);
        }
        ports.add(new TensorPort(info.getName(), tensor.type.toString(), shape));
      } else {
        ports.add(new TensorPort(info.getName(), "no tensor", List.of()));
      }
    }
    return ports;
  }

  static String firstLine(Throwable e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
