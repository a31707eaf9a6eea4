package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
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
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the size and the spread of a table's numbers, a training on it ends with a model. */
class AnyTableTest {
  private static final TrainingPlan MINUTE =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 16, 1, 4, 2_048, 1e-2, 1e-4, 12),
          new TrainingPlan.Surrogate(16, 1, 2_000, 30, 128, 5e-3),
          new TrainingPlan.Backward(2, 12, 5_000, 30, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(16, 1, 20, 128, 5e-3));

  private final Json json = new Json();

  @TempDir private Path folder;

  /** Collects what the user is told. */
  private static final class Notes implements TrainingProgress {
    private final List<String> notes = new ArrayList<>();

    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 8, 29})
  void someTablesTrain(long seed) throws Exception {
    trains(RandomTable.of(seed, 700));
  }

  static LongStream seeds() {
    return LongStream.range(100, 100 + Integer.getInteger("tables", 120));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("seeds")
  void manyTablesTrain(long seed) throws Exception {
    trains(RandomTable.of(seed, 200_000));
  }

  private void trains(RandomTable made) throws Exception {
    Recipe proposed = TableProfile.of(made.text()).propose("any", List.of("y"));
    DesignSpace wanted = Objects.requireNonNull(proposed.space());
    Table table = DataPreparation.prepare(made.text(), wanted, null);
    Recipe recipe = new Recipe("any", "any", null, null, wanted, null, MINUTE, null);
    Notes notes = new Notes();
    if (made.steepest() > 1e35) {
      assertThatThrownBy(() -> train(recipe, table, notes)).hasMessageContaining("another unit");
      return;
    }
    train(recipe, table, notes);
    assertThat(notes.notes).as(made.what()).isEmpty();
    assertThat(new ModelFolder(json).violations(folder)).as(made.what()).isEmpty();
    assertThat(folder.resolve("report/README.md")).exists();
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      designsLieInside(model, made.what());
    }
  }

  private void train(Recipe recipe, Table table, Notes notes) throws BackcastException {
    new Trainer(json, InstantSource.system(), "test", 40)
        .train(
            new Trainer.Job(table, "t.csv", "0", recipe, 3, "test", false),
            folder,
            ModelWorkspace.IfExists.REPLACE,
            notes);
  }

  private static void designsLieInside(InverseModel model, String what) throws Exception {
    DesignSpace space = model.card().space();
    Property p = space.properties().getFirst();
    double wide = 4 * p.halfRange();
    Target target = new Target(new double[] {(p.lower() + p.upper()) / 2}, new double[] {wide});
    DesignResult result =
        new Designer(model)
            .design(
                DesignRequest.of(target, DesignBounds.of(space))
                    .samples(200)
                    .ranking(Ranking.DRAWN)
                    .build());
    assertThat(result.designs().size()).as(what).isPositive();
    float[] x = result.designs().x();
    for (int i = 0; i < x.length; i++) {
      Variable v = space.variables().get(i % space.dx());
      assertThat(x[i]).as(what).isBetween((float) v.lower(), (float) v.upper());
    }
  }
}
