package io.backcast.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.backcast.engine.onnx.FileSignature;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
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
    return read(file, file.toString());
  }

  /**
   * Reads an ONNX file.
   *
   * @param name of the file in messages
   * @throws BackcastException if the file is missing or no network that this program can run
   */
  static GraphSignature read(Path file, String name) throws BackcastException {
    requireNetwork(file, name);
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = OnnxEnvironment.sessionOptions()) {
      // nothing is run here, and optimizing a large graph takes half a minute
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      return read(environment, file, options);
    } catch (OrtException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.not-onnx", name, OnnxErrors.reason(e)), e);
    }
  }

  private static GraphSignature read(
      OrtEnvironment environment, Path file, OrtSession.SessionOptions options)
      throws OrtException {
    try (OrtSession session = environment.createSession(file.toString(), options)) {
      return of(session);
    }
  }

  /** That of a network which is open already. */
  static GraphSignature of(OrtSession session) throws OrtException {
    return new GraphSignature(
        toPorts(session.getInputInfo().values()),
        toPorts(session.getOutputInfo().values()),
        Map.copyOf(session.getMetadata().getCustomMetadata()));
  }

  /**
   * Looks whether a file can be a network at all.
   *
   * @throws BackcastException if it is missing, or known to be something else
   */
  static void requireNetwork(Path file, String name) throws BackcastException {
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("model.network-missing", name));
    }
    refuseOtherFiles(file, name);
  }

  private static void refuseOtherFiles(Path file, String name) throws BackcastException {
    try {
      Sentence otherwise = FileSignature.of(file);
      if (otherwise != null) {
        throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("output.is", name, otherwise));
      }
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("file.unreadable", name), e);
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
}
