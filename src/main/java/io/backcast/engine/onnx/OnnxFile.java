package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
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
              ? Sentence.of("onnx.saved-model", file)
              : Sentence.of("onnx.folder", file));
    }
    if (!Files.isRegularFile(file)) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("onnx.no-file", file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      Sentence otherwise = FileSignature.of(file);
      if (otherwise != null) {
        throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("output.is", file, otherwise));
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("onnx.large", file));
      }
      CodedInputStream coded = CodedInputStream.newInstance(in);
      coded.setSizeLimit(Integer.MAX_VALUE);
      ModelProto model = ModelProto.parseFrom(coded);
      if (!model.hasGraph() || model.getGraph().getOutputCount() == 0) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL, Sentence.of("output.is", file, FileSignature.withoutGraph(file)));
      }
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("output.is", file, unreadable(file)), e);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-because", file, e.getMessage()), e);
    }
  }

  /** What a file is that cannot be parsed, to follow its name in a sentence. */
  private static Sentence unreadable(Path file) {
    try {
      Sentence otherwise = FileSignature.tensorFlow(file);
      if (otherwise != null) {
        return otherwise;
      }
    } catch (IOException e) {
      return Sentence.of("onnx.unreadable");
    }
    return beginsLikeOnnx(file) ? Sentence.of("onnx.cut-off") : Sentence.of("onnx.no-onnx");
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
