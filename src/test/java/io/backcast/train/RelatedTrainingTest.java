package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.FlowKind;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Relation;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny models of tables whose columns are related, from the text of the table to designs. */
class RelatedTrainingTest {
  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 32, 1, 25, 128, 1e-2, 1e-4, 25),
          new TrainingPlan.Surrogate(32, 1, 6_000, 300, 256, 5e-3),
          new TrainingPlan.Backward(3, 24, 20_000, 300, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(32, 1, 150, 256, 5e-3));

  private static final TrainingProgress SILENT =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage now, double done, double detail) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private final Json json = new Json();

  @TempDir private Path folder;

  /** Rows of groups of parts, each of which sums to its total, printed with some decimals. */
  private static TextTable table(
      int rows, int[] groups, double[] totals, String format, ToDoubleFunction<double[]> property) {
    RandomGenerator random = Randoms.generator(11);
    List<String> names = new ArrayList<>();
    for (int g = 0; g < groups.length; g++) {
      for (int i = 0; i < groups[g]; i++) {
        names.add((char) ('a' + g) + "" + (i + 1));
      }
    }
    List<String[]> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] x = new double[names.size()];
      int from = 0;
      for (int g = 0; g < groups.length; g++) {
        double sum = 0;
        for (int i = from; i < from + groups[g]; i++) {
          x[i] = -Math.log(1 - random.nextDouble());
          sum += x[i];
        }
        for (int i = from; i < from + groups[g]; i++) {
          x[i] *= totals[g] / sum;
        }
        from += groups[g];
      }
      String[] fields = new String[x.length + 1];
      for (int j = 0; j < x.length; j++) {
        fields[j] = String.format(Locale.ROOT, format, x[j]);
      }
      fields[x.length] = String.format(Locale.ROOT, "%.6f", property.applyAsDouble(x));
      lines.add(fields);
    }
    names.add("y");
    return new TextTable("t.csv", names, lines, LongStream.range(2, rows + 2).toArray());
  }

  /** A wide tolerance, with which the evaluation needs few designs. */
  private static DesignSpace tolerant(DesignSpace space) {
    Property p = space.properties().getFirst();
    Property wide =
        new Property(
            p.name(),
            p.symbol(),
            p.label(),
            "",
            p.lower(),
            p.upper(),
            p.decimals(),
            6 * p.tolerance(),
            null);
    return new DesignSpace(
        space.variables(), List.of(wide), List.of(), List.of(), space.relations());
  }

  private InverseModel trained(TextTable text, TrainingPlan plan) throws BackcastException {
    Recipe proposed = TableProfile.of(text).propose("m", List.of("y"));
    DesignSpace space = tolerant(Objects.requireNonNull(proposed.space()));
    Recipe recipe = new Recipe("m", "m", null, null, space, null, plan, null);
    Trainer.Job job =
        new Trainer.Job(
            DataPreparation.prepare(text, space, null), "t.csv", "0", recipe, 1, "test", false);
    Path model = folder.resolve("m" + plan.hashCode());
    new Trainer(json, InstantSource.system(), "test", 100)
        .train(job, model, ModelWorkspace.IfExists.REPLACE, SILENT);
    return new ModelFolder(json).open(model);
  }

  private static void assertOnRelations(InverseModel model, float[] x, double error) {
    DesignSpace space = model.card().space();
    int dx = space.dx();
    assertThat(x.length).isPositive();
    for (int i = 0; i < x.length / dx; i++) {
      for (Relation relation : space.relations()) {
        double sum = 0;
        for (var term : relation.terms().entrySet()) {
          sum += term.getValue() * x[i * dx + space.variableIndex(term.getKey())];
        }
        assertThat(sum).isCloseTo(relation.total(), Offset.offset(error));
      }
    }
  }

  private static DesignResult design(InverseModel model, double target, DesignBounds bounds)
      throws BackcastException {
    return new Designer(model)
        .design(
            DesignRequest.of(new Target(new double[] {target}, new double[] {0.03}), bounds)
                .samples(300)
                .keep(300)
                .build());
  }

  @Test
  void aSimplexIsLearnedAndNeverLeft() throws BackcastException {
    TextTable text =
        table(300, new int[] {3}, new double[] {1}, "%.3f", x -> x[0] * x[0] + 0.5 * x[1]);
    try (InverseModel model = trained(text, TINY)) {
      DesignSpace space = model.card().space();
      assertThat(space.relations()).hasSize(1);
      assertThat(model.card().latent()).isEqualTo(2);
      // the network itself, before anything is moved, for either generator
      float[] z = Randoms.normals(1, 0, 500, 2);
      float[] y = new float[500];
      Arrays.fill(y, 0.3f);
      assertOnRelations(model, model.backward(500, z, y), 2e-6);
      assertOnRelations(model, model.fastBackward(500, z, y), 2e-6);
      DesignBounds whole = DesignBounds.of(space);
      float[] raw = model.backward(500, z, y);
      for (int i = 0; i < raw.length; i++) {
        assertThat((double) raw[i])
            .isBetween(whole.lower()[i % 3] - 1e-6, whole.upper()[i % 3] + 1e-6);
      }
      // forward undoes backward
      InverseModel.Latent back = model.forward(500, model.backward(500, z, y), y);
      int same = 0;
      for (int i = 0; i < z.length; i++) {
        same += Math.abs(back.z()[i] - z[i]) < 0.05 ? 1 : 0;
      }
      // close to a corner of the simplex floats are too coarse to tell latent points apart
      assertThat(same).isGreaterThan(z.length * 9 / 10);
      DesignResult result = design(model, 0.3, whole.with(2, 0.3, 0.4));
      assertThat(result.onTarget()).isGreaterThan(250);
      for (int i = 0; i < result.designs().size(); i++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
          sum +=
              Double.parseDouble(
                  DesignTable.value(space.variables().get(j), result.designs().x()[3 * i + j]));
        }
        assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
      }
      // what the designs really have is what was asked for
      double error = 0;
      for (int i = 0; i < result.designs().size(); i++) {
        float[] x = Arrays.copyOfRange(result.designs().x(), 3 * i, 3 * i + 3);
        error += Math.abs(x[0] * x[0] + 0.5 * x[1] - 0.3) / result.designs().size();
      }
      assertThat(error).isLessThan(0.03);
    }
  }

  @Test
  void threeDisjointSumsAreKeptTogether() throws BackcastException {
    TextTable text =
        table(
            400,
            new int[] {3, 3, 4},
            new double[] {1, 1, 3},
            "%.3f",
            x -> x[0] + x[3] * x[3] + 0.3 * x[6] - 0.2 * x[9]);
    try (InverseModel model = trained(text, TINY)) {
      assertThat(model.card().space().relations()).hasSize(3);
      assertThat(model.card().latent()).isEqualTo(7);
      DesignResult result = design(model, 0.8, DesignBounds.of(model.card().space()));
      assertThat(result.onTarget()).isGreaterThan(200);
      assertOnRelations(model, result.designs().x(), 2e-5);
    }
  }

  @Test
  void twoPartsLeaveOneFreeVariable() throws BackcastException {
    TextTable text = table(100, new int[] {2}, new double[] {100}, "%.1f", x -> x[0] / 100);
    try (InverseModel model = trained(text, TINY.with(FlowKind.CONDITIONAL))) {
      // one free coordinate and one of noise
      assertThat(model.card().latent()).isEqualTo(2);
      DesignResult result = design(model, 0.4, DesignBounds.of(model.card().space()));
      assertThat(result.onTarget()).isGreaterThan(250);
      assertOnRelations(model, result.designs().x(), 1e-4);
    }
  }
}
