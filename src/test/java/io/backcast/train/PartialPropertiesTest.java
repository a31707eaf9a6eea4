package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.RowCleaning;
import io.backcast.train.data.TableProfile;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialPropertiesTest {
  /** Small, with everything that the usual sizes have. */
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.2,
          new TrainingPlan.Ensemble(
              2, 2, 24, 1, 60, 32, 5e-3, 1e-4, 60, new TrainingPlan.Stacking(3, 20, 200)),
          new TrainingPlan.Surrogate(24, 1, 4_000, 300, 128, 5e-3),
          new TrainingPlan.Backward(2, 24, 8_000, 200, 128, 3e-3, 0, 1, 0, 0, null),
          null);

  /** A third of the rows lack one property, another third the other; some lack both. */
  private static TextTable table() {
    List<String[]> rows = new ArrayList<>();
    long[] lines = new long[240];
    for (int i = 0; i < lines.length; i++) {
      double a = i % 16 / 16.0;
      double b = i / 16 / 15.0;
      String sum = i % 3 == 0 || i == 7 ? "" : text(a + b);
      String product = i % 3 == 1 ? "" : text(a * b);
      rows.add(new String[] {text(a), text(b), sum, product});
      lines[i] = i + 2;
    }
    return new TextTable("t.csv", List.of("a", "b", "sum", "product"), rows, lines);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private static final class Silent implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {
      // nobody watches
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  @TempDir private Path folder;

  @Test
  void aRowThatLacksOnePropertyServesTheOthers() throws Exception {
    TextTable text = table();
    Recipe proposed =
        TableProfile.of(text)
            .propose("partial", List.of("sum", "product"), new DataCleaning(true, false));
    RowCleaning cleaned =
        DataPreparation.clean(text, Objects.requireNonNull(proposed.space()), proposed.cleaning());
    Table table = DataPreparation.numbers(cleaned, proposed.space(), null);
    // only the row that lacks both goes
    assertThat(table.rows()).isEqualTo(239);
    assertThat(table.known("sum")).hasSize(159);
    assertThat(table.known("product")).hasSize(160);
    Recipe recipe = proposed.with(PLAN);
    var card =
        new Trainer(new Json(), InstantSource.system(), "test", 200)
            .train(
                new Trainer.Job(table, "t.csv", "0", recipe, 1, "train", false),
                folder.resolve("model"),
                ModelWorkspace.IfExists.REFUSE,
                new Silent());
    assertThat(card.metrics().get("sum_mae")).isLessThan(0.1);
    assertThat(card.metrics().get("product_mae")).isLessThan(0.1);
    assertThat(card.metrics().values()).allMatch(Double::isFinite);
    try (InverseModel model = new ModelFolder(new Json()).open(folder.resolve("model"))) {
      float[] y = model.predictFast(1, DesignMatrix.of(new float[] {0.5f, 0.4f}, 2).array());
      assertThat(y[0]).isBetween(0.75f, 1.05f);
      assertThat(y[1]).isBetween(0.05f, 0.35f);
    }
  }
}
