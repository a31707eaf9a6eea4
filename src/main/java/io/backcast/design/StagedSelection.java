package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.SymmetryGroup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which designs to keep of those that the ensemble has judged: the best that differ, those
 * outside the data last or refused.
 */
final class StagedSelection {
  /** Pairs of designs whose distances are all computed to find the most different ones. */
  private static final long MAX_PAIRS = 200_000_000;

  private final DesignSpace space;
  private final SymmetryGroup group;
  private final Ranker ranker;
  private final Extrapolation extrapolation;
  private final DesignRequest request;

  /**
   * Those kept, and what became of the others that were looked at.
   *
   * @param places of those kept, in order
   * @param copies of others among those looked at
   * @param support how like the data each is; null if that is not known
   * @param extrapolated how many of those that differ are outside the data; if that is all of them,
   *     every design on target was compared
   */
  record Chosen(
      List<JudgedDesigns.Place> places,
      int copies,
      DesignSupport.@Nullable Scores support,
      ExtrapolationCount extrapolated) {
    static final Chosen NONE = new Chosen(List.of(), 0, null, ExtrapolationCount.NONE);
  }

  StagedSelection(
      InverseModel model, Ranker ranker, Extrapolation extrapolation, DesignRequest request)
      throws BackcastException {
    this.space = model.card().space();
    this.group = space.group();
    this.ranker = ranker;
    this.extrapolation = extrapolation;
    this.request = request;
  }

  /** The designs to keep of those judged so far, at most as many as the request keeps. */
  Chosen of(JudgedDesigns designs) {
    int keep = request.keep();
    int looked = request.ranking() == Ranking.DIVERSE ? designs.hits() : keep + keep / 10 + 100;
    // what is refused or comes last makes room for others
    boolean sorted =
        request.ranking() == Ranking.TRUSTED
            || request.extrapolation() == ExtrapolationControl.RESTRICT;
    while (true) {
      List<JudgedDesigns.Place> best = designs.best(looked);
      DesignMatrix all = designs.designs(best);
      int[] different = different(best, all);
      Extrapolation.Treated treated =
          extrapolation.treat(request.extrapolation(), all, different, false);
      int[] rows = treated.kept();
      int[] front = sorted ? places(treated, false) : IntStream.range(0, rows.length).toArray();
      int[] kept = first(front, rows, all);
      // that all are outside the data is not said before all were compared
      boolean enough = kept.length >= keep && !treated.count().all();
      if (enough || best.size() >= designs.hits()) {
        int[] behind = sorted ? places(treated, true) : new int[0];
        int[] filled =
            IntStream.concat(Arrays.stream(kept), Arrays.stream(behind)).limit(keep).toArray();
        return new Chosen(
            Arrays.stream(filled).mapToObj(i -> best.get(rows[i])).toList(),
            best.size() - different.length,
            treated.scores(filled),
            treated.count());
      }
      looked = looked > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : 4 * looked;
    }
  }

  private static int[] places(Extrapolation.Treated treated, boolean outside) {
    return IntStream.range(0, treated.kept().length)
        .filter(i -> treated.outside()[i] == outside)
        .toArray();
  }

  /** Without those that are a copy of one drawn earlier. */
  private int[] different(List<JudgedDesigns.Place> places, DesignMatrix x) {
    Map<Long, Integer> earliest = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      earliest.merge(
          key(x, i), i, (a, b) -> places.get(a).number() < places.get(b).number() ? a : b);
    }
    return earliest.values().stream().mapToInt(i -> i).sorted().toArray();
  }

  /**
   * As many as are kept, of designs in order; the most different ones if these are asked for.
   *
   * @param places in {@code rows}, which are rows of {@code x}
   */
  private int[] first(int[] places, int[] rows, DesignMatrix x) {
    if (places.length <= request.keep()) {
      return places;
    }
    if (request.ranking() != Ranking.DIVERSE) {
      return Arrays.copyOf(places, request.keep());
    }
    DesignMatrix some = x.pick(Arrays.stream(places).map(i -> rows[i]).toArray());
    int[] far =
        (long) places.length * request.keep() <= MAX_PAIRS
            ? ranker.diverse(IntStream.range(0, places.length).toArray(), some, request.keep())
            : DiverseNet.spread(space, group, some, request.keep());
    return Arrays.stream(far).map(i -> places[i]).toArray();
  }

  /** Equal for designs that are equal or symmetric copies; for others hardly ever. */
  private long key(DesignMatrix x, int row) {
    long key = 0;
    for (int part : group.orbitKey(space.scaledRow(x, row))) {
      key = (key ^ part) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 29;
    }
    return key;
  }
}
