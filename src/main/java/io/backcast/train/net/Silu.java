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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * PyTorch's own {@code silu}, which DJL does not name: one pass over the values and one for the
 * gradient, where a product with {@code sigmoid} takes two and five. It is reached through a
 * TorchScript module of one line.
 */
final class Silu {
  private static final String SOURCE =
      """
      class Silu(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Silu,
          x: Tensor) -> Tensor:
          return torch.silu(x)
      """;

  /** A pickled object of that class whose field {@code training} is true. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nSilu\n)\u0081}X\u0008\0\0\0training\u0088sb.";

  /** A pickled empty tuple: the module has no constants. */
  private static final String CONSTANTS = "\u0080\u0002).";

  private final PtSymbolBlock module;

  Silu() {
    NDManager manager = NDManager.newBaseManager("PyTorch");
    try {
      module =
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive()), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Elementwise {@code a · sigmoid(a)}, owned by the manager of {@code a}. */
  NDArray of(NDArray a) {
    return IValueUtils.forward(module, new NDList(a), true).singletonOrThrow();
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "data.pkl", OBJECT);
      entry(zip, "code/__torch__.py", SOURCE);
      entry(zip, "constants.pkl", CONSTANTS);
      entry(zip, "version", "3\n");
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry("silu/" + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}
