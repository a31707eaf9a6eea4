package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.TorchOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The trained forward networks.
 *
 * @param shipped members trained on all rows
 * @param holdOut members trained without the held-out rows; may be empty, then the shipped ones
 *     answer for them
 * @param shippedBlend what predicts beside the shipped networks; null for the networks alone
 * @param holdOutBlend the same, trained without the held-out rows
 */
public record TrainedEnsemble(
    NDManager manager,
    Normalization normalization,
    List<ResidualNetwork> shipped,
    List<ResidualNetwork> holdOut,
    @Nullable Blend shippedBlend,
    @Nullable Blend holdOutBlend) {
  private static final int CHUNK = 16_000;

  /** Rows that a blend predicts at a time; a Gaussian process makes long rows of them. */
  private static final int BLEND_CHUNK = 1_000;

  /** Networks alone. */
  public TrainedEnsemble(
      NDManager manager,
      Normalization normalization,
      List<ResidualNetwork> shipped,
      List<ResidualNetwork> holdOut) {
    this(manager, normalization, shipped, holdOut, null, null);
  }

  /** Number of shipped members. */
  public int members() {
    return shippedBlend == null ? shipped.size() : shippedBlend.variants();
  }

  /** Number of members that have not seen the held-out rows. */
  public int holdOutMembers() {
    return holdOutBlend == null ? holdOut.size() : holdOutBlend.variants();
  }

  /** Predictions of the shipped members for scaled designs {@code [n][dx]}. */
  public EnsemblePrediction predict(float[][] f) {
    return predict(shipped, shippedBlend, f);
  }

  /** Predictions of the hold-out members for scaled designs {@code [n][dx]}. */
  public EnsemblePrediction predictHoldOut(float[][] f) {
    return holdOut.isEmpty() && holdOutBlend == null
        ? predict(f)
        : predict(holdOut, holdOutBlend, f);
  }

  /** The graph {@code x [n, dx] → y [m, n, dy]} of the shipped members, physical units. */
  <T> T graph(Ops<T> o, T x) {
    return graph(o, x, shipped, shippedBlend);
  }

  /** The graph {@code x [n, dx] → y [m, n, dy]} of the hold-out members, physical units. */
  <T> T holdOutGraph(Ops<T> o, T x) {
    return graph(o, x, holdOut, holdOutBlend);
  }

  private <T> T graph(Ops<T> o, T x, List<ResidualNetwork> nets, @Nullable Blend blend) {
    T f = normalization.designToScaled(o, x);
    T all = null;
    for (T scaled : outputs(o, f, nets, blend)) {
      T y = normalization.propertyToPhysical(o, scaled);
      T member = o.reshape(y, 1, -1, normalization.space().dy());
      all = all == null ? member : o.concat(all, member, 0);
    }
    if (all == null) {
      throw new IllegalStateException("an ensemble without members");
    }
    return all;
  }

  /** The scaled predictions of each member, {@code f [n, dx] → m times [n, dy]}. */
  private static <T> List<T> outputs(
      Ops<T> o, T f, List<ResidualNetwork> nets, @Nullable Blend blend) {
    List<T> networks =
        blend == null || blend.usesNetworks()
            ? nets.stream().map(net -> net.forward(o, f)).toList()
            : List.of();
    return blend == null ? networks : blend.members(o, f, networks);
  }

  /**
   * Scaled unclamped labels {@code [n][dy]} of scaled designs {@code [n][dx]}, by the shipped
   * members.
   *
   * @param stage that progress is reported for
   * @throws BackcastException when cancelled
   */
  public float[][] label(float[][] f, TrainingContext context, TrainingStage stage)
      throws BackcastException {
    float[][] y = new float[f.length][normalization.space().dy()];
    for (int start = 0; start < f.length; start += CHUNK) {
      context.checkCancelled();
      float[][] part = Arrays.copyOfRange(f, start, Math.min(f.length, start + CHUNK));
      float[][] mean = predict(part).mean();
      for (int i = 0; i < mean.length; i++) {
        for (int k = 0; k < mean[i].length; k++) {
          y[start + i][k] = normalization.scaleProperty(k, mean[i][k]);
        }
      }
      context.progress().report(stage, (double) start / f.length, Double.NaN);
    }
    return y;
  }

  /**
   * The output of each network, {@code [n][dy]} scaled. Runs on new threads only: PyTorch keeps
   * settings by thread, and on the caller's thread results would differ by rounding.
   */
  private List<float[][]> inParallel(List<ResidualNetwork> nets, float[][] f) {
    int dy = normalization.space().dy();
    try (ExecutorService workers = Executors.newFixedThreadPool(Threads.count())) {
      List<CompletableFuture<float[][]>> running =
          nets.stream()
              .map(
                  net ->
                      CompletableFuture.supplyAsync(
                          () -> BatchedInference.run(manager, net, f, dy), workers))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  /** The same for networks and what is blended with them, in order of the members. */
  private List<float[][]> inParallel(List<ResidualNetwork> nets, Blend blend, float[][] f) {
    int dy = normalization.space().dy();
    List<float[][]> members = new ArrayList<>();
    for (int j = 0; j < blend.variants(); j++) {
      members.add(new float[f.length][dy]);
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(Threads.count())) {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int start = 0; start < f.length; start += BLEND_CHUNK) {
        int from = start;
        running.add(
            CompletableFuture.runAsync(() -> chunk(nets, blend, f, from, members), workers));
      }
      running.forEach(CompletableFuture::join);
    }
    return members;
  }

  private void chunk(
      List<ResidualNetwork> nets, Blend blend, float[][] f, int from, List<float[][]> members) {
    int n = Math.min(BLEND_CHUNK, f.length - from);
    int dx = normalization.space().dx();
    int dy = normalization.space().dy();
    float[] flat = new float[n * dx];
    for (int i = 0; i < n; i++) {
      System.arraycopy(f[from + i], 0, flat, i * dx, dx);
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray designs = scope.create(flat, new Shape(n, dx));
      List<NDArray> outputs = outputs(new TorchOps(scope), designs, nets, blend);
      for (int j = 0; j < outputs.size(); j++) {
        float[] values = outputs.get(j).toFloatArray();
        for (int i = 0; i < n; i++) {
          System.arraycopy(values, i * dy, members.get(j)[from + i], 0, dy);
        }
      }
    }
  }

  private EnsemblePrediction predict(
      List<ResidualNetwork> nets, @Nullable Blend blend, float[][] f) {
    int dy = normalization.space().dy();
    List<float[][]> members = blend == null ? inParallel(nets, f) : inParallel(nets, blend, f);
    float[] all = new float[members.size() * f.length * dy];
    int at = 0;
    for (float[][] member : members) {
      for (float[] row : member) {
        System.arraycopy(row, 0, all, at, dy);
        at += dy;
      }
    }
    EnsembleSummary summary = EnsembleSummary.of(all, f.length * dy);
    float[][] mean = new float[f.length][dy];
    float[][] spread = new float[f.length][dy];
    for (int i = 0; i < f.length; i++) {
      for (int k = 0; k < dy; k++) {
        mean[i][k] = normalization.unscaleProperty(k, summary.mean()[i * dy + k]);
        spread[i][k] = (float) summary.spread()[i * dy + k] * normalization.halfRange(k);
      }
    }
    return new EnsemblePrediction(mean, spread);
  }
}
