package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weights that a network keeps in files beside it, wherever in the network they are used: loops and
 * branches have their own.
 */
final class ExternalWeights {
  private final Path folder;

  private final Path network;

  /** Folders, without links, in which files may lie. */
  private final Set<Path> allowed = new TreeSet<>();

  /** Reads for a network, whose file may be a link into a store of files. */
  ExternalWeights(Path network) throws BackcastException {
    this.network = network;
    Path absolute = network.toAbsolutePath();
    Path parent = absolute.getParent();
    folder = parent == null ? absolute : parent;
    try {
      allowed.add(folder.toRealPath());
      Path real = absolute.toRealPath().getParent();
      if (real != null) {
        allowed.add(real);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", network), e);
    }
  }

  /** Names of the files. */
  static Set<String> files(ModelProto model) {
    Set<String> files = new TreeSet<>();
    GraphParts.tensors(model)
        .filter(ExternalWeights::isExternal)
        .forEach(t -> files.add(entry(t, "location", "")));
    return files;
  }

  /**
   * The network with its weights in it.
   *
   * @param maxBytes of all weights together
   * @throws BackcastException if a file is missing, too short, too large, or outside the folder
   */
  ModelProto into(ModelProto model, long maxBytes) throws BackcastException {
    if (files(model).isEmpty()) {
      return model;
    }
    Map<TensorProto, TensorProto> whole = new HashMap<>();
    long left = maxBytes;
    for (TensorProto tensor : GraphParts.tensors(model).toList()) {
      if (isExternal(tensor) && !whole.containsKey(tensor)) {
        TensorProto read = read(tensor, left);
        left -= read.getRawData().size();
        whole.put(tensor, read);
      }
    }
    return GraphParts.map(model, t -> isExternal(t) ? whole.getOrDefault(t, t) : t);
  }

  private static boolean isExternal(TensorProto tensor) {
    return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  private TensorProto read(TensorProto tensor, long maxBytes) throws BackcastException {
    Path file = file(entry(tensor, "location", ""));
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long offset = Long.parseLong(entry(tensor, "offset", "0"));
      long length = Long.parseLong(entry(tensor, "length", "" + (in.length() - offset)));
      if (offset < 0 || length < 0 || offset > in.length() - length) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL, Sentence.of("onnx.short-weights", file, tensor.getName()));
      }
      if (length > maxBytes) {
        throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("onnx.large-weights", file));
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
      throw missing(file, e);
    }
  }

  /** The file of that name in the folder or below it. */
  private Path file(String location) throws BackcastException {
    Path file;
    try {
      Path name = Path.of(location);
      file = folder.resolve(name).normalize();
      boolean rooted = name.isAbsolute() || name.getRoot() != null || location.startsWith("/");
      boolean above = location.contains("..") || !file.startsWith(folder.normalize());
      if (location.isBlank() || rooted || above) {
        throw outside(location);
      }
    } catch (InvalidPathException e) {
      throw outside(location);
    }
    try {
      Path real = file.toRealPath();
      if (allowed.stream().noneMatch(real::startsWith)) {
        throw outside(location);
      }
      if (!Files.isRegularFile(real)) {
        throw missing(file, new IOException("no regular file"));
      }
      return file;
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  private BackcastException outside(String location) {
    return new BackcastException(
        ErrorCode.BAD_MODEL, Sentence.of("onnx.weights-elsewhere", network, location));
  }

  private static BackcastException missing(Path file, Exception cause) {
    return new BackcastException(
        ErrorCode.MISSING_FILE, Sentence.of("onnx.no-weights", file), cause);
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
