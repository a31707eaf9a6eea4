package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads ONNX files. */
public final class OnnxFile {
  /** Larger networks are too slow for the live window. */
  private static final long MAX_BYTES = 1L << 30;

  private OnnxFile() {}

  /**
   * Parses a file without the weights that it keeps in other files.
   *
   * @throws BackcastException if it is missing, too large, or no ONNX model
   */
  public static ModelProto read(Path file) throws BackcastException {
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(ErrorCode.MISSING_FILE, file + " is no file. Name an ONNX file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            file + " is larger than 1 GB; this program runs smaller networks.");
      }
      CodedInputStream coded = CodedInputStream.newInstance(in);
      coded.setSizeLimit(Integer.MAX_VALUE);
      ModelProto model = ModelProto.parseFrom(coded);
      if (!model.hasGraph() || model.getGraph().getOutputCount() == 0) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL, file + " holds no network. Export it with torch.onnx.export.");
      }
      return model;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          file + " is not an ONNX file, or it is damaged. Export it again.",
          e);
    }
  }

  /**
   * Parses a file and loads the weights that it keeps in other files.
   *
   * @throws BackcastException if one of the files is missing, too large, or no ONNX model
   */
  public static ModelProto readWhole(Path file) throws BackcastException {
    return whole(read(file), Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Names of other files that hold weights. */
  static Set<String> externalFiles(ModelProto model) {
    Set<String> files = new TreeSet<>();
    model.getGraph().getInitializerList().forEach(t -> addLocation(files, t));
    for (NodeProto node : model.getGraph().getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasT()) {
          addLocation(files, attribute.getT());
        }
      }
    }
    return files;
  }

  private static void addLocation(Set<String> files, TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      files.add(entry(tensor, "location", ""));
    }
  }

  /**
   * Loads the weights from other files into the model.
   *
   * @param folder of these files
   * @throws BackcastException if one of them is missing, too short, or outside the folder
   */
  public static ModelProto whole(ModelProto model, Path folder) throws BackcastException {
    if (externalFiles(model).isEmpty()) {
      return model;
    }
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      graph.setInitializer(i, whole(graph.getInitializer(i), folder));
    }
    for (int i = 0; i < graph.getNodeCount(); i++) {
      NodeProto.Builder node = graph.getNode(i).toBuilder();
      for (int a = 0; a < node.getAttributeCount(); a++) {
        if (node.getAttribute(a).hasT()) {
          TensorProto tensor = whole(node.getAttribute(a).getT(), folder);
          node.setAttribute(a, node.getAttribute(a).toBuilder().setT(tensor));
        }
      }
      graph.setNode(i, node);
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private static TensorProto whole(TensorProto tensor, Path folder) throws BackcastException {
    if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
      return tensor;
    }
    String location = entry(tensor, "location", "");
    Path file = inside(folder, location);
    if (file == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The network keeps weights in “%s”, outside its folder. Put the files side by side."
              .formatted(location));
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long offset = Long.parseLong(entry(tensor, "offset", "0"));
      long length = Long.parseLong(entry(tensor, "length", "" + (in.length() - offset)));
      if (offset < 0 || length < 0 || length > MAX_BYTES || offset > in.length() - length) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            "%s is shorter than the network %s says. Export both files again."
                .formatted(file, tensor.getName()));
      }
      byte[] bytes = new byte[(int) length];
      in.seek(offset);
      in.readFully(bytes);
      return tensor.toBuilder()
          .clearExternalData()
          .clearDataLocation()
          .setRawData(ByteString.copyFrom(bytes))
          .build();
    } catch (IOException | NumberFormatException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s, which holds weights of the network, cannot be read. Put it beside the network."
              .formatted(file),
          e);
    }
  }

  /** The file of that name in a folder or below it; null if it lies elsewhere or is no name. */
  private static @Nullable Path inside(Path folder, String location) {
    try {
      Path file = folder.resolve(location).normalize();
      boolean below = file.startsWith(folder.normalize()) && !location.contains("..");
      return below && !location.isEmpty() ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String entry(TensorProto tensor, String key, String otherwise) {
    for (StringStringEntryProto e : tensor.getExternalDataList()) {
      if (e.getKey().equals(key)) {
        return e.getValue();
      }
    }
    return otherwise;
  }
}
