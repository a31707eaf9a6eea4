package io.backcast.train.loop;

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
 * The state of a training stage on disk.
 *
 * @param step number of steps done
 * @param finished whether the stage has ended, possibly before its planned number of steps
 * @param recentLoss the smoothed loss
 * @param weights of the network
 * @param optimiser moments and gradient statistics
 * @param callback state of the loop's callback
 * @param curves recorded so far
 */
record Checkpoint(
    int step,
    boolean finished,
    double recentLoss,
    SavedState weights,
    SavedState optimiser,
    SavedState callback,
    LearningCurves curves) {

  /**
   * Writes the file atomically. Only a run with the same {@code fingerprint} can resume from it.
   */
  void save(Path file, String fingerprint) throws BackcastException {
    AtomicFiles.write(
        file,
        raw -> {
          try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw))) {
            out.writeUTF(fingerprint);
            out.writeInt(step);
            out.writeBoolean(finished);
            out.writeDouble(recentLoss);
            for (SavedState part : List.of(weights, optimiser, callback)) {
              write(part, out);
            }
            write(curves, out);
          }
        });
  }

  /** The checkpoint in a file; null if it is absent, damaged or of another training. */
  static @Nullable Checkpoint load(Path file, String fingerprint) {
    if (!Files.exists(file)) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(fingerprint)) {
        return null;
      }
      return new Checkpoint(
          in.readInt(),
          in.readBoolean(),
          in.readDouble(),
          readState(in),
          readState(in),
          readState(in),
          readCurves(in));
    } catch (IOException | RuntimeException e) {
      // starting the stage again is safer than a damaged checkpoint
      return null;
    }
  }

  private static void write(SavedState state, DataOutputStream out) throws IOException {
    out.writeInt(state.numbers().length);
    for (double number : state.numbers()) {
      out.writeDouble(number);
    }
    out.writeInt(state.arrays().size());
    for (float[] array : state.arrays()) {
      out.writeInt(array.length);
      ByteBuffer bytes = ByteBuffer.allocate(4 * array.length);
      bytes.asFloatBuffer().put(array);
      out.write(bytes.array());
    }
  }

  private static SavedState readState(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    int count = in.readInt();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] array = new float[in.readInt()];
      ByteBuffer.wrap(in.readNBytes(4 * array.length)).asFloatBuffer().get(array);
      arrays.add(array);
    }
    return new SavedState(numbers, arrays);
  }

  private static void write(LearningCurves curves, DataOutputStream out) throws IOException {
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

  private static LearningCurves readCurves(DataInputStream in) throws IOException {
    LearningCurves curves = new LearningCurves();
    int names = in.readInt();
    for (int c = 0; c < names; c++) {
      String name = in.readUTF();
      int points = in.readInt();
      for (int i = 0; i < points; i++) {
        curves.add(name, in.readDouble(), in.readDouble());
      }
    }
    return curves;
  }
}
