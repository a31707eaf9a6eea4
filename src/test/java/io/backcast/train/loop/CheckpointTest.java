package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;

  private static Checkpoint checkpoint() {
    LearningCurves curves = new LearningCurves();
    curves.add("loss", 10, 0.25);
    curves.add("loss", 20, Double.NaN);
    curves.add("error", 20, 1e-300);
    return new Checkpoint(
        20,
        true,
        0.125,
        new SavedState(new double[0], List.of(new float[] {1, Float.MIN_VALUE}, new float[0])),
        new SavedState(new double[] {20, 3, 0.5}, List.of(new float[] {-0f, Float.NaN})),
        new SavedState(new double[] {Double.POSITIVE_INFINITY, 0}, List.of()),
        curves);
  }

  private static void same(SavedState got, SavedState wanted) {
    assertThat(got.numbers()).containsExactly(wanted.numbers());
    assertThat(Arrays.deepEquals(got.arrays().toArray(), wanted.arrays().toArray())).isTrue();
  }

  private static double[][] points(Checkpoint of) {
    return of.curves().points().values().stream().flatMap(List::stream).toArray(double[][]::new);
  }

  @Test
  void everythingComesBackToTheLastBit() throws Exception {
    Path file = folder.resolve("stage.bin");
    checkpoint().save(file, "job");
    Checkpoint got = Objects.requireNonNull(Checkpoint.load(file, "job"));
    Checkpoint wanted = checkpoint();
    assertThat(got.step()).isEqualTo(20);
    assertThat(got.finished()).isTrue();
    assertThat(got.recentLoss()).isEqualTo(0.125);
    same(got.weights(), wanted.weights());
    same(got.optimiser(), wanted.optimiser());
    same(got.callback(), wanted.callback());
    assertThat(got.curves().points().keySet()).containsExactly("loss", "error");
    assertThat(Arrays.deepEquals(points(got), points(wanted))).isTrue();
  }

  @Test
  void aForeignOrDamagedCheckpointIsIgnored() throws Exception {
    Path file = folder.resolve("stage.bin");
    assertThat(Checkpoint.load(file, "job")).isNull();
    checkpoint().save(file, "job");
    assertThat(Checkpoint.load(file, "another job")).isNull();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(Checkpoint.load(file, "job")).as("%d bytes", length).isNull();
    }
  }
}
