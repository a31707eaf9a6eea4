package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.CouplingKind;
import io.backcast.model.DesignSpace;
import io.backcast.model.FlowKind;
import io.backcast.model.Integration;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Relation;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of each kind of generator on {@code y = a²}, whose designs lie on two branches. */
class GeneratorKindsTest {
  private static final int N = 1_000;
  private static final double TARGET = 0.5;

  @TempDir private Path folder;
  private final Json json = new Json();

  private static final class Quiet implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static DesignSpace space(List<Relation> relations) {
    return new DesignSpace(
        List.of(
            new Variable("a", "a", "", -1, 1, 0, VariableKind.CONTINUOUS, 3),
            new Variable("b", "b", "", -1, 1, 0, VariableKind.CONTINUOUS, 3)),
        List.of(new Property("y", "y", "y", "", 0, 1, 2, 0.05, null)),
        List.of(),
        List.of(),
        relations);
  }

  /**
   * Rows of the function.
   *
   * @param related whether b is −a, else anything
   */
  private static Table table(boolean related) {
    RandomGenerator random = Randoms.generator(4);
    double[][] rows = new double[500][];
    for (int i = 0; i < rows.length; i++) {
      double a = 2 * random.nextDouble() - 1;
      rows[i] = new double[] {a, related ? -a : 2 * random.nextDouble() - 1, a * a};
    }
    return new Table(List.of("a", "b", "y"), rows);
  }

  private static TrainingPlan plan(@Nullable FlowKind kind, @Nullable CouplingKind coupling) {
    return new TrainingPlan(
        0.1,
        new TrainingPlan.Ensemble(1, 1, 32, 1, 60, 64, 1e-2, 1e-4, 60),
        new TrainingPlan.Surrogate(32, 1, 6_000, 300, 128, 5e-3),
        new TrainingPlan.Backward(
            2, 24, 20_000, 400, 128, 8e-3, 0.15, 0.5, 1.0, 0, kind, coupling, 8),
        new TrainingPlan.FastGenerator(24, 2, 300, 128, 8e-3, coupling));
  }

  private ModelCard train(TrainingPlan plan, DesignSpace space) throws BackcastException {
    return train(plan, space, 1);
  }

  private ModelCard train(TrainingPlan plan, DesignSpace space, long seed)
      throws BackcastException {
    return new Trainer(json, InstantSource.system(), "test", 100)
        .train(
            new Trainer.Job(
                table(!space.relations().isEmpty()),
                "t.csv",
                "0",
                new Recipe("t", "T", null, null, space, null, plan, null),
                seed,
                "train",
                false),
            folder.resolve("model"),
            IfExists.REFUSE,
            new Quiet());
  }

  /** Shares of designs on the left branch, between the branches, and on the right one. */
  private static double[] shares(float[] x) {
    double[] shares = new double[3];
    for (int i = 0; i < N; i++) {
      double a = x[2 * i];
      shares[Math.abs(a) < 0.4 ? 1 : a < 0 ? 0 : 2] += 1.0 / N;
    }
    return shares;
  }

  private static float[] targets() {
    float[] y = new float[N];
    Arrays.fill(y, (float) TARGET);
    return y;
  }

  private static void requireFork(float[] x, double between) {
    double[] shares = shares(x);
    assertThat(shares[1]).isLessThan(between);
    assertThat(Math.min(shares[0], shares[2])).isGreaterThan(0.25);
  }

  @Test
  void splinesForkAndSoDoesThePreview() throws Exception {
    // so short a training divides the branches by chance: 0.15 to 0.45 for the smaller one
    train(plan(null, CouplingKind.SPLINE), space(List.of()), 4);
    assertThat(new ModelFolder(json).violations(folder.resolve("model"))).isEmpty();
    try (InverseModel model = new ModelFolder(json).open(folder.resolve("model"))) {
      float[] z = Randoms.normals(3, 0, N, 2);
      float[] x = model.backward(N, z, targets());
      float[] preview = model.fastBackward(N, z, targets());
      requireFork(x, 0.1);
      requireFork(preview, 0.1);
      int near = 0;
      for (int i = 0; i < N; i++) {
        near += Math.abs(preview[2 * i] - x[2 * i]) < 0.3 ? 1 : 0;
      }
      // the preview does not jump when the hand rests
      assertThat(near).isGreaterThan(N * 85 / 100);
      float[] back = model.forward(N, x, targets()).z();
      int returned = 0;
      for (int i = 0; i < back.length; i++) {
        returned += Math.abs(back[i] - z[i]) < 0.01 ? 1 : 0;
      }
      assertThat(returned).isGreaterThan(back.length * 99 / 100);
    }
  }

  @Test
  void aVelocityIsTrainedExportedAndOpened() throws Exception {
    ModelCard card = train(plan(FlowKind.FLOW_MATCHING, null), space(List.of()));
    assertThat(card.graphs()).containsKey(NetworkRole.VELOCITY);
    assertThat(card.graphs()).doesNotContainKeys(NetworkRole.BACKWARD, NetworkRole.FORWARD);
    Integration integration = card.integration();
    assertThat(integration).isNotNull();
    assertThat(new ModelFolder(json).violations(folder.resolve("model"))).isEmpty();
    try (InverseModel model = new ModelFolder(json).open(folder.resolve("model"))) {
      float[] x = model.backward(N, Randoms.normals(3, 0, N, 2), targets());
      for (float value : x) {
        assertThat(value).isBetween(-1f, 1f);
      }
      requireFork(x, 0.2);
    }
  }

  @Test
  void flowMatchingOnRelationsIsRefusedBeforeTheWork() {
    Relation half = new Relation(Map.of("a", 1.0, "b", 1.0), 0.0);
    assertThatThrownBy(() -> train(plan(FlowKind.FLOW_MATCHING, null), space(List.of(half))))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("Choose the kind conditional");
  }

  @Test
  void thePlanOfAnOlderRecipeReadsAndWritesAsBefore() {
    TrainingPlan.Backward affine =
        new TrainingPlan.Backward(8, 96, 4_000_000, 12_000, 1024, 2e-3, 0.15, 0.5, 1, 0, null);
    assertThat(json.text(affine)).doesNotContain("coupling", "bins");
    assertThat(json.text(new TrainingPlan.FastGenerator(64, 2, 2_000, 512, 5e-3)))
        .doesNotContain("coupling");
    assertThat(json.text(plan(null, CouplingKind.SPLINE).backward()))
        .contains("\"coupling\" : \"spline\"");
  }
}
