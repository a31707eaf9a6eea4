package io.backcast.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSignatureTest {
  @TempDir private Path folder;

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("net.onnx"), bytes);
  }

  private void assertRefused(Path file, String what) {
    assertThatThrownBy(() -> OnnxFile.read(file))
        .hasMessageStartingWith(file + " ")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 9\\n | Git LFS pointer
          \\n <!DOCTYPE html><html><body>404</body></html>                        | web page
          <?xml version="1.0"?><net name="m"></net>                              | XML
          {"name": "m", "space": {}}                                             | JSON
          speed,angle\\n1,2\\n                                                   | text
          \\u001c\\0\\0\\0TFL3\\u0014\\0                                         | TensorFlow Lite
          \\u001c\\0\\0\\0ORTM\\u0014\\0                                         | .ort
          \\u0089HDF\\r\\n\\u001a\\n\\0\\0                                       | HDF5
          \\u0080\\u0004\\u0095\\u0001\\0                                        | pickle
          \\u0080\\u0002\\u008a\\nl\\u00fc\\u009cF\\u00f9 j\\u00a8P\\u0019.      | PyTorch file
          \\u001f\\u008b\\u0008\\0\\0                                            | gzip
          \\u0038\\0\\0\\0\\0\\0\\0\\0{"w":{"dtype":"F32"}}                      | safetensors
          \\u0093NUMPY\\u0001\\0                                                 | NumPy array
          \\u0008\\u0001\\u0012\\u0040\\n\\u0005serve"\\u000c2.9.1tensorflow     | TensorFlow graph
          \\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007                      | not an ONNX file
          """)
  void filesOfOtherKindsAreNamed(String escaped, String what) throws Exception {
    String text = escaped;
    for (int at = text.indexOf("\\u"); at >= 0; at = text.indexOf("\\u")) {
      char c = (char) Integer.parseInt(text.substring(at + 2, at + 6), 16);
      text = text.substring(0, at) + c + text.substring(at + 6);
    }
    text = text.translateEscapes();
    assertRefused(file(text.getBytes(StandardCharsets.ISO_8859_1)), what);
  }

  @ParameterizedTest
  @CsvSource({
    "archive/data.pkl,PyTorch file (.pt)",
    "m/code/__torch__/net.py,TorchScript",
    "export/flow.onnx,give export/flow.onnx",
    "model.weights.h5,Keras",
    "a.npy,.npz",
    "notes.txt,zip archive without an .onnx file"
  })
  void archivesAreToldByWhatIsInThem(String entry, String what) throws Exception {
    Path file = folder.resolve("net.onnx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
    }
    assertRefused(file, what);
  }

  @Test
  void emptyAndCutFilesAreToldApart() throws Exception {
    assertRefused(file(new byte[0]), "is empty");
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/onnx/flow.onnx"));
    assertRefused(file(Arrays.copyOf(whole, whole.length / 2)), "cut off or damaged");
    assertRefused(folder, "is a folder");
  }

  @Test
  void networksPass() throws Exception {
    assertThat(FileSignature.of(Path.of("src/test/resources/onnx/flow.onnx"))).isNull();
  }
}
