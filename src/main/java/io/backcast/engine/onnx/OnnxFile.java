package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

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
    if (Files.isDirectory(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          Files.exists(file.resolve("saved_model.pb"))
              ? file
                  + " is a TensorFlow SavedModel. Convert it with python -m tf2onnx.convert"
                  + " --saved-model, and give the .onnx file."
              : file + " is a folder. Name an ONNX file.");
    }
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(ErrorCode.MISSING_FILE, file + " is no file. Name an ONNX file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      String otherwise = FileSignature.of(file);
      if (otherwise != null) {
        throw new BackcastException(ErrorCode.BAD_MODEL, "%s %s.".formatted(file, otherwise));
      }
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
            ErrorCode.BAD_MODEL, "%s %s.".formatted(file, FileSignature.withoutGraph(file)));
      }
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, "%s %s.".formatted(file, unreadable(file)), e);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s cannot be read: %s. Check the file.".formatted(file, e.getMessage()),
          e);
    }
  }

  /** What a file is that cannot be parsed, to follow its name in a sentence. */
  private static String unreadable(Path file) {
    try {
      String otherwise = FileSignature.tensorFlow(file);
      if (otherwise != null) {
        return otherwise;
      }
    } catch (IOException e) {
      return "cannot be read. Check the file";
    }
    return beginsLikeOnnx(file)
        ? "is an ONNX file that is cut off or damaged: it ends or breaks in the middle. Copy,"
            + " download or export it again"
        : "is not an ONNX file. Give the .onnx file that torch.onnx.export writes";
  }

  /** Whether the first field is the version of the format, as exporters write it. */
  private static boolean beginsLikeOnnx(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(3);
      return head.length == 3 && head[0] == 0x08 && head[1] > 0 && head[1] < 32;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Parses a file and loads the weights that it keeps in other files.
   *
   * @throws BackcastException if one of the files is missing, too large, or no ONNX model
   */
  public static ModelProto readWhole(Path file) throws BackcastException {
    ModelProto model = read(file);
    return externalFiles(model).isEmpty()
        ? model
        : new ExternalWeights(file).into(model, MAX_BYTES);
  }

  /** Names of other files that hold weights. */
  static Set<String> externalFiles(ModelProto model) {
    return ExternalWeights.files(model);
  }
}
