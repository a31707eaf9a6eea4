package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.Table;
import io.backcast.io.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.PriorKind;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrustLevel;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short, noisy table on a sheet, as mixtures give it: parts of a whole, one of them often left
 * out. The truth is known on the sheet only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparseDataTest {
  private static final int ROWS = 90;
  private static final double NOISE = 3;
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(3, 2, 32, 1, 150, 64, 1e-2, 1e-3, 150),
          new TrainingPlan.Surrogate(32, 1, 10_000, 500, 256, 5e-3),
          new TrainingPlan.Backward(4, 32, 30_000, 400, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

  private final Json json = new Json();
  private ModelCard card = unknown();
  private Path folder = Path.of("");
  private Recipe recipe = new Recipe("r", "r", null, null, null, null, null, null);

  @SuppressWarnings("NullAway") // set before every test
  private static ModelCard unknown() {
    return null;
  }

  /** {@code a + b + c + d = 100}; strength by the ratio of the first two to the third. */
  private static double truth(double a, double b, double c, double age) {
    return 20 * (a + 0.6 * b) / c * (0.5 + 0.2 * Math.log(age));
  }

  private static TextTable table() {
    RandomGenerator random = Randoms.generator(2);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double a = 10 + 15 * random.nextDouble();
      double b = i % 2 == 0 ? 0 : 10 * random.nextDouble();
      double c = 6 + 5 * random.nextDouble();
      double age = new double[] {3, 7, 28, 90}[random.nextInt(4)];
      double y = truth(a, b, c, age) + NOISE * random.nextGaussian();
      rows.add(
          Arrays.stream(new double[] {a, b, c, 100 - a - b - c, age, y})
              .mapToObj(Double::toString)
              .toArray(String[]::new));
    }
    return new TextTable(
        "mix.csv", List.of("a", "b", "c", "d", "age", "y"), rows, new long[rows.size()]);
  }

  private static final TrainingProgress QUIET =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double share, double loss) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  @BeforeAll
  void train(@TempDir Path place) throws BackcastException {
    folder = place.resolve("mix");
    Recipe proposed = TableProfile.of(table()).propose("mix", List.of("y"));
    DesignSpace found = Objects.requireNonNull(proposed.space());
    // without the relation that the table shows, on which designs would not be far from the rows
    DesignSpace space =
        new DesignSpace(found.variables(), found.properties(), List.of(), List.of());
    recipe =
        new Recipe(
            "mix", "mix", null, null, space, null, PLAN, null, null, null, proposed.proposed());
    Table table = DataPreparation.prepare(table(), space, null);
    card =
        new Trainer(json, InstantSource.system(), "test", 100)
            .train(
                new Trainer.Job(table, "mix.csv", "0", recipe, 1, "train", false),
                folder,
                ModelWorkspace.IfExists.REPLACE,
                QUIET);
  }

  private DesignSet designs(@Nullable Ranking ranking, int keep) throws BackcastException {
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignSpace space = model.card().space();
      DesignRequest.Builder request =
          DesignRequest.of(
                  new Target(new double[] {40}, space.tolerances()), DesignBounds.of(space))
              .samples(2_000)
              .keep(keep);
      return new Designer(model)
          .design(ranking == null ? request.build() : request.ranking(ranking).build())
          .designs();
    }
  }

  /** Mean distance of the truth from the target of some designs, and of their sums from 100. */
  private static double[] errors(DesignSet designs, int from, int to) {
    double error = 0;
    double sum = 0;
    for (int i = from; i < to; i++) {
      float[] x = designs.designs().row(i);
      error += Math.abs(truth(x[0], x[1], x[2], x[4]) - 40);
      sum += Math.abs(x[0] + x[1] + x[2] + x[3] - 100);
    }
    return new double[] {error / (to - from), sum / (to - from)};
  }

  @Test
  void designsAreDrawnNearTheData() throws Exception {
    assertThat(PriorKind.of(card.prior())).isEqualTo(PriorKind.DATA);
    DesignSet drawn = designs(Ranking.DRAWN, 500);
    // uniform designs are off the sheet by 8 of 100 on average
    assertThat(errors(drawn, 0, drawn.size())[1]).isLessThan(4);
  }

  @Test
  void theTrustedFirstAreAboutAsGoodAsTheNearest() throws Exception {
    DesignSet ranked = designs(null, 2_000);
    int n = ranked.size();
    assertThat(n).isGreaterThan(500);
    double first = errors(ranked, 0, 100)[0];
    DesignSet nearest =
        ranked.rows(
            java.util.stream.IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Float.compare(ranked.distance()[i], ranked.distance()[j]))
                .mapToInt(i -> i)
                .toArray());
    assertThat(first).isLessThan(1.3 * errors(nearest, 0, 100)[0] + 1);
    assertThat(first).as("better than the last").isLessThan(errors(ranked, n - 100, n)[0]);
  }

  @Test
  void aShortNoisyTableStillHasDesignsToTrust() throws Exception {
    DesignSet ranked = designs(null, 2_000);
    assertThat(ranked.status()[0]).isIn(TrustLevel.STRONG, TrustLevel.FAIR);
    var trust = Objects.requireNonNull(card.trust());
    assertThat(trust.folds()).isEqualTo(5);
    assertThat(trust.rows()).isEqualTo(ROWS);
    assertThat(Objects.requireNonNull(trust.allowed())[0]).isGreaterThan(NOISE);
  }

  @Test
  void aProposedToleranceIsNotBelowTheError() {
    Property p = card.space().properties().getFirst();
    double proposed = Objects.requireNonNull(recipe.space()).properties().getFirst().tolerance();
    double error = Objects.requireNonNull(card.heldOutError(p, 40));
    assertThat(error).as("noisier than two percent of the range").isGreaterThan(proposed);
    assertThat(p.tolerance()).isGreaterThanOrEqualTo(error).isLessThan(1.2 * error);
  }
}
