package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An operation of PyTorch that DJL does not name, reached through a TorchScript module. */
public final class TorchFunction {
  private static final String SOURCE =
      """
      class Function(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Function,
          %s) -> Tensor:
          %s
          return %s
      """;

  /** A pickled object of that class whose field {@code training} is true. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nFunction\n)\u0081}X\u0008\0\0\0training\u0088sb.";

  /** A pickled empty tuple: the module has no constants. */
  private static final String CONSTANTS = "\u0080\u0002).";

  private final PtSymbolBlock module;

  /**
   * Compiles an operation.
   *
   * @param manager that it is freed with
   * @param arguments names of the arrays that it takes
   * @param statements of TorchScript with these names
   * @param result what it returns, an expression
   */
  public TorchFunction(
      NDManager manager, List<String> arguments, List<String> statements, String result) {
    String signature =
        arguments.stream().map(name -> name + ": Tensor").collect(Collectors.joining(",\n    "));
    String body = String.join("\n    ", statements);
    try {
      byte[] archive = archive(SOURCE.formatted(signature, body, result));
      module =
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result, owned by the manager of the first argument. */
  public NDArray of(NDArray... arguments) {
    return IValueUtils.forward(module, new NDList(arguments), true).singletonOrThrow();
  }

  private static byte[] archive(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "data.pkl", OBJECT);
      entry(zip, "code/__torch__.py", source);
      entry(zip, "constants.pkl", CONSTANTS);
      entry(zip, "version", "3\n");
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("function/" + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}
