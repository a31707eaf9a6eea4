package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.RequestParser;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
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
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A model of a rate over nine decades, {@code D / t²}, against the formula itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogScaleTrainingTest {
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 32, 1, 60, 64, 1e-2, 1e-4, 60),
          new TrainingPlan.Surrogate(32, 1, 8_000, 400, 256, 5e-3),
          new TrainingPlan.Backward(4, 24, 20_000, 500, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(32, 1, 150, 256, 5e-3));

  private final Json json = new Json();
  private Path folder = Path.of("");

  private static TextTable table() {
    Random random = new Random(11);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double t = Math.pow(10, -9 + 3 * random.nextDouble());
      double d = Math.pow(10, -15 + 3 * random.nextDouble());
      rows.add(new String[] {Double.toString(t), Double.toString(d), Double.toString(d / t / t)});
    }
    long[] lines = new long[rows.size()];
    Arrays.setAll(lines, i -> i + 2L);
    return new TextTable("rates.csv", List.of("t", "D", "rate"), rows, lines);
  }

  @BeforeAll
  void train(@TempDir Path place) throws BackcastException {
    folder = place.resolve("model");
    TextTable text = table();
    DesignSpace space =
        Objects.requireNonNull(TableProfile.of(text).propose("rates", List.of()).space());
    assertThat(space.variables()).allMatch(Variable::isLog);
    assertThat(space.properties().getFirst().isLog()).isTrue();
    Table numbers = DataPreparation.prepare(text, space, null);
    Recipe recipe = new Recipe("rates", "Rates", null, null, space, null, PLAN, null);
    new Trainer(json, InstantSource.system(), "test", 200)
        .train(
            new Trainer.Job(numbers, "rates.csv", "0", recipe, 1, "test", false),
            folder,
            ModelWorkspace.IfExists.REPLACE,
            new Silent());
  }

  private static final class Silent implements TrainingProgress {
    @Override
    public void report(TrainingStage now, double done, double detail) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  @Test
  void predictionsAndSlopesAreThoseOfTheFormula() throws BackcastException {
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      float[] x = {1e-8f, 1e-13f, 3e-9f, 2e-15f, 3e-7f, 5e-13f};
      float[] members = model.predict(3, x);
      for (int i = 0; i < members.length; i++) {
        int row = i % 3;
        double truth = x[2 * row + 1] / Math.pow(x[2 * row], 2);
        assertThat(Math.log(members[i] / truth)).isCloseTo(0, within(0.3));
      }
      // derivatives of logarithms
      float[] slopes = model.gradient(3, x).dyDx();
      for (int row = 0; row < 3; row++) {
        assertThat(slopes[2 * row]).isCloseTo(-2, within(0.3f));
        assertThat(slopes[2 * row + 1]).isCloseTo(1, within(0.2f));
      }
    }
  }

  @Test
  void designsReachTargetsOfEveryDecadeByTheFormula() throws BackcastException {
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignSpace space = model.card().space();
      for (String asked : List.of("1e-1", "1e2", "1e5")) {
        Target target = new RequestParser(space).target(List.of("rate=" + asked), List.of("20%"));
        double goal = Double.parseDouble(asked);
        assertThat(target.tolerances()[0]).isCloseTo(0.2 * goal, within(1e-9 * goal));
        DesignResult result =
            new Designer(model)
                .design(
                    DesignRequest.of(target, DesignBounds.of(space))
                        .samples(300)
                        .keep(200)
                        .build());
        assertThat(result.onTarget()).isGreaterThan(250);
        float[] x = result.designs().x();
        long near =
            IntStream.range(0, x.length / 2)
                .filter(i -> Math.abs(Math.log(x[2 * i + 1] / Math.pow(x[2 * i], 2) / goal)) < 0.3)
                .count();
        assertThat(near).isGreaterThan(x.length / 2 * 9 / 10);
        // uniform in the logarithm along the line of solutions, not heaped at its upper end
        double[] t = IntStream.range(0, x.length / 2).mapToDouble(i -> x[2 * i]).sorted().toArray();
        double low = Math.max(1e-9, Math.sqrt(1e-15 / goal));
        double high = Math.min(1e-6, Math.sqrt(1e-12 / goal));
        assertThat(Math.log(t[t.length / 2] / low) / Math.log(high / low)).isBetween(0.3, 0.7);
      }
    }
  }

  @Test
  void exportedNumbersReadBack() throws BackcastException {
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignSpace space = model.card().space();
      Target target = new RequestParser(space).target(List.of("rate=100"), List.of());
      DesignResult result =
          new Designer(model)
              .design(DesignRequest.of(target, DesignBounds.of(space)).samples(50).build());
      TypedTable written = DesignTable.of(space, result.designs());
      for (int i = 0; i < written.rows(); i++) {
        for (int j = 0; j < 2; j++) {
          assertThat(Float.parseFloat(written.text(i).get(j)))
              .isEqualTo(result.designs().x()[2 * i + j]);
        }
        assertThat(Double.parseDouble(written.text(i).get(3))).isPositive();
      }
    }
  }
}
