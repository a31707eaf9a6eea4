package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.Provenance;
import io.backcast.io.StoredColumn;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.SymmetryGroup;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the record of a shard from what was drawn. */
public final class ShardRecorder {
  private final InverseModel model;
  private final DesignSpace space;
  private final SymmetryGroup group;

  public ShardRecorder(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.group = space.group();
  }

  /**
   * The record of a shard.
   *
   * @param shard which one, from 1
   * @param of how many
   * @param samples of all shards together
   * @param keep largest number of designs of all shards together
   * @param digest SHA-256 of the shard's table
   * @throws BackcastException if the model fails
   */
  public ShardRecord record(
      int shard,
      int of,
      int samples,
      int keep,
      String digest,
      DesignRequest request,
      DesignResult result,
      Provenance provenance)
      throws BackcastException {
    DesignMatrix x = result.designs().designs();
    Predictions p = predictions(request, x);
    float[][] places = space.scaledRows(x);
    return new ShardRecord(
        ShardRecord.FORMAT,
        shard,
        of,
        digest,
        asked(request, provenance, samples, keep, of),
        keep,
        request.keepAll(),
        request.ranking(),
        DesignCounts.of(result),
        result.outside(),
        result.extrapolated().checked(),
        result.extrapolated().outside(),
        expected(request, result),
        abstained(result),
        result.indices(),
        extrapolated(request, x, p),
        new Ranker(model).costs(x, p, request.target(), request.ranking()),
        flat(places),
        group.elements(),
        request.keepAll() ? new long[0] : others(result, places),
        DesignTable.of(space, result.designs()).columns().stream().map(StoredColumn::of).toList(),
        provenance);
  }

  /** The predictions that the designer had. */
  private Predictions predictions(DesignRequest request, DesignMatrix x) throws BackcastException {
    return request.budget().ensemble() || !model.predicts()
        ? Predictions.of(model, x)
        : Predictions.ofSurrogate(model, x);
  }

  private static Map<String, String> asked(
      DesignRequest request, Provenance provenance, int samples, int keep, int of) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("model", provenance.model());
    asked.put("model identity", provenance.identity());
    asked.put("target", provenance.target().toString());
    asked.put("tolerance", provenance.tolerance().toString());
    Map<String, String> bounds = new LinkedHashMap<>();
    provenance.bounds().forEach((name, ends) -> bounds.put(name, Arrays.toString(ends)));
    asked.put("bounds", bounds.toString());
    if (provenance.constraints() != null) {
      asked.put("constraints", provenance.constraints().toString());
    }
    asked.put("seed", Long.toString(request.seed()));
    asked.put("samples", Integer.toString(samples));
    asked.put("number of shards", Integer.toString(of));
    asked.put("largest number of rows", Integer.toString(keep));
    asked.put("sampling", request.budget().refines() ? "refined" : "raw");
    asked.put("ranking", provenance.ranking());
    asked.put("rule outside the bounds", String.valueOf(request.outside()));
    asked.put("extrapolation", request.extrapolation().key());
    asked.put("program", provenance.program());
    return asked;
  }

  /** Alone a shard may find all of its designs outside the data, though others do not. */
  private static @Nullable String abstained(DesignResult result) {
    Abstention abstention = result.abstention();
    return abstention == null || abstention.reason() == Abstention.Reason.DESIGNS_OUTSIDE
        ? null
        : abstention.reason().key();
  }

  private @Nullable Double expected(DesignRequest request, DesignResult result)
      throws BackcastException {
    int hits = result.onTarget();
    double share = result.expected();
    if (hits > 0 && Double.isNaN(share) && result.abstention() != null) {
      DesignMatrix x = result.preview().designs();
      int[] all = new int[hits];
      Arrays.setAll(all, i -> i);
      share = ExpectedShare.of(space, request.target(), predictions(request, x), all);
    }
    if (hits == 0) {
      return 0.0;
    }
    return Double.isNaN(share) ? null : share * hits;
  }

  /** Which rows the designer ranked behind the others. */
  private boolean[] extrapolated(DesignRequest request, DesignMatrix x, Predictions p)
      throws BackcastException {
    DesignSupport support = new DesignSupport(model.card());
    if (request.ranking() != Ranking.TRUSTED
        || request.extrapolation() != ExtrapolationControl.WARN
        || !support.known()) {
      return new boolean[x.rows()];
    }
    boolean[] outside = support.of(x).outside();
    for (int i = 0; i < outside.length; i++) {
      // only designs on target were looked at
      outside[i] &= !model.predicts() || request.target().miss(space, p.unclamped(), i) <= 1;
    }
    return outside;
  }

  /** Digests of the distinct designs on target that are no rows. */
  private long[] others(DesignResult result, float[][] rows) {
    Set<Long> all = new LinkedHashSet<>();
    DesignMatrix hits = result.preview().designs();
    for (int i = 0; i < hits.rows(); i++) {
      all.add(digest(group.orbitKey(space.scaledRow(hits, i))));
    }
    for (float[] row : rows) {
      all.remove(digest(group.orbitKey(row)));
    }
    return all.stream().mapToLong(Long::longValue).toArray();
  }

  /** The first eight bytes of the SHA-256 of a design's key. */
  static long digest(List<Integer> key) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * key.size());
    key.forEach(bytes::putInt);
    return Long.parseUnsignedLong(Digests.sha256(bytes.array()).substring(0, 16), 16);
  }

  private static float[] flat(float[][] places) {
    int dx = places.length == 0 ? 0 : places[0].length;
    float[] flat = new float[places.length * dx];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(places[i], 0, flat, i * dx, dx);
    }
    return flat;
  }
}
