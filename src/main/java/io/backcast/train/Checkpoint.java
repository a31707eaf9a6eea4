package io.backcast.train;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage of the training stands, on disk.
 *
 * @param step steps done
 * @param arrays weights, moments and whatever else the stage keeps, in its own order
 * @param curves figures so far
 */
record Checkpoint(int step, List<float[]> arrays, Curves curves) {

  /** Saves in one piece. A resumed run must come from the same {@code fingerprint}. */
  void save(Path file, String fingerprint) throws BackcastException {
    AtomicFiles.write(
        file,
        raw -> {
          try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw))) {
            out.writeUTF(fingerprint);
            out.writeInt(step);
            out.writeInt(arrays.size());
            for (float[] array : arrays) {
              out.writeInt(array.length);
              ByteBuffer bytes = ByteBuffer.allocate(4 * array.length);
              bytes.asFloatBuffer().put(array);
              out.write(bytes.array());
            }
            out.writeInt(curves.points().size());
            for (var curve : curves.points().entrySet()) {
              out.writeUTF(curve.getKey());
              out.writeInt(curve.getValue().size());
              for (double[] point : curve.getValue()) {
                out.writeDouble(point[0]);
                out.writeDouble(point[1]);
              }
            }
          }
        });
  }

  /** The checkpoint in a file, or null if there is none of this training. */
  static @Nullable Checkpoint load(Path file, String fingerprint) {
    if (!Files.exists(file)) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(fingerprint)) {
        return null;
      }
      int step = in.readInt();
      int count = in.readInt();
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] array = new float[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(4 * array.length)).asFloatBuffer().get(array);
        arrays.add(array);
      }
      Curves curves = new Curves();
      int names = in.readInt();
      for (int c = 0; c < names; c++) {
        String name = in.readUTF();
        int points = in.readInt();
        for (int i = 0; i < points; i++) {
          curves.add(name, in.readDouble(), in.readDouble());
        }
      }
      return new Checkpoint(step, arrays, curves);
    } catch (IOException | RuntimeException e) {
      // a damaged checkpoint is worth less than starting the stage again
      return null;
    }
  }
}
