package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.model.TrustRule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which order the ensemble looks at designs, where it parts from itself towards one end. */
class FirstLookTest {
  private static final int N = 12_000;
  private static final int KEEP = 500;
  private static final Target TARGET = new Target(new double[] {0.4}, new double[] {0.05});

  private final ClosedFormModel model = model();
  private final DesignSpace space = model.card().space();
  private final DesignMatrix x = designs();

  private static ClosedFormModel model() {
    float[][] centres = {{-0.6f, 0.2f}, {0.1f, 0.3f}, {0.7f, -0.1f}};
    return ClosedForms.linear()
        .member(x -> new double[] {x[0] + 2 * x[1] + spread(x[0])})
        .member(x -> new double[] {x[0] + 2 * x[1] - spread(x[0])})
        .trust(new TrustRule(1, 2, 0.5, 1))
        .dataSummary(new DataSummary(Map.of(), centres, new float[] {0.1f, 0.1f, 0.1f}))
        .build();
  }

  private static double spread(double u) {
    return 0.004 * Math.exp(u * u + u);
  }

  private static DesignMatrix designs() {
    float[] u = Randoms.uniforms(5, 0, N, 1);
    DesignMatrix x = DesignMatrix.zeros(N, 2);
    for (int i = 0; i < N; i++) {
      x.set(i, 0, 2 * u[i] - 1);
      x.set(i, 1, (0.4 - x.get(i, 0)) / 2);
    }
    return x;
  }

  /** Looks at designs in the order of some scores, and returns the numbers of the best, sorted. */
  private long[] best(Screen screen, double[] scores) throws BackcastException {
    Reserve reserve = new Reserve(N, 2);
    reserve.offer(x, scores, LongStream.range(0, N).toArray());
    DesignRequest request =
        DesignRequest.of(TARGET, DesignBounds.of(space)).samples(N).keep(KEEP).build();
    FirstLook look =
        new FirstLook(model, new Ranker(model), request, reserve, screen, N, SamplingProgress.NONE);
    return LongStream.of(look.next(KEEP).numbers()).sorted().toArray();
  }

  @Test
  void whatWasSeenOfSomeDesignsSaysWhichOthersAreWorthALook() throws Exception {
    double[] byChance = new double[N];
    Arrays.setAll(byChance, i -> 0.5 * i / N);
    long[] all = best((designs, y, drawn, below) -> byChance, byChance);
    assertThat(model.rowsAsked(NetworkRole.PREDICT)).as("never corrected").isEqualTo(N);
    Trust trust = new Trust(model);
    SpreadEstimate even = SpreadEstimate.of(space.scaledRows(x.slice(0, 100)), filled(100, 0.1));
    Screen learning = new TrustScreen(space, trust, trust.distance(), even, TARGET);
    long[] few = best(learning, scores(learning, x));
    assertThat(model.rowsAsked(NetworkRole.PREDICT) - N).as("corrected").isLessThan(N / 2);
    assertThat(LongStream.of(few).filter(i -> Arrays.binarySearch(all, i) >= 0).count())
        .isGreaterThanOrEqualTo(KEEP * 97 / 100);
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void correctedScoresAreThoseOfAScreenThatHasLearned() throws Exception {
    Trust trust = new Trust(model);
    DesignMatrix seen = x.slice(0, 400);
    Predictions predicted = Predictions.of(model, seen);
    double[] unsure = new double[400];
    Arrays.setAll(unsure, i -> trust.unsureness(i, predicted));
    SpreadEstimate learned = SpreadEstimate.of(space.scaledRows(seen), unsure);
    SpreadEstimate even = SpreadEstimate.of(space.scaledRows(seen), filled(400, 0.1));
    DesignMatrix others = x.slice(400, 900);
    Screen before = new TrustScreen(space, trust, trust.distance(), even, TARGET);
    Screen after = new TrustScreen(space, trust, trust.distance(), learned, TARGET);
    double[] corrected = before.correction(seen, predicted).of(scores(before, others), others);
    double[] expected = scores(after, others);
    assertThat(IntStream.range(0, 500).mapToDouble(i -> Math.abs(corrected[i] - expected[i])))
        .allSatisfy(off -> assertThat(off).isCloseTo(0, within(1e-9)));
    assertThat(before.correction(seen, predicted).of(new double[] {Pool.OFF_TARGET}, others))
        .containsExactly(Pool.OFF_TARGET);
  }

  private double[] scores(Screen screen, DesignMatrix some) throws BackcastException {
    return screen.scores(
        some, new SurrogateValues(model, some), new long[some.rows()], Double.POSITIVE_INFINITY);
  }
}
