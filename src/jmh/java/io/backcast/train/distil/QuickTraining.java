package io.backcast.train.distil;

import io.backcast.engine.ModelWorkspace;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.ModelCard;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.train.Trainer;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The quick training of a generated table of four variables and a property with some noise, from
 * the text of its fields to a measured model folder.
 */
final class QuickTraining {
  private static final double NOISE = 0.01;

  private QuickTraining() {}

  /**
   * What came of it.
   *
   * @param seconds until the model folder was complete
   * @param firstError seconds until a first error on held-out rows was told
   * @param firstDesigns seconds until it was first told what the generator reaches
   * @param card of the model
   */
  record Result(double seconds, double firstError, double firstDesigns, ModelCard card) {}

  static Result run(int n) throws Exception {
    TextTable text = text(n);
    Path folder = Files.createTempDirectory("backcast-quick");
    Json json = new Json();
    First first = new First();
    try {
      Recipe proposed = TableProfile.of(text).propose("measure", List.of("y"));
      Table table = DataPreparation.prepare(text, Objects.requireNonNull(proposed.space()), null);
      Recipe recipe = proposed.with(TrainingPreset.QUICK.plan(json, table.rows()));
      ModelCard card =
          new Trainer(json, InstantSource.system(), "measure")
              .train(
                  new Trainer.Job(table, "measure.csv", "0", recipe, 1, "measure", false),
                  folder.resolve("model"),
                  ModelWorkspace.IfExists.REPLACE,
                  first);
      return new Result(first.since(), first.error, first.designs, card);
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  private static TextTable text(int n) {
    RandomGenerator random = Randoms.generator(3);
    List<String[]> rows = new ArrayList<>();
    long[] lines = new long[n];
    for (int i = 0; i < n; i++) {
      double[] x = new double[4];
      String[] row = new String[5];
      for (int j = 0; j < x.length; j++) {
        x[j] = 2 * random.nextDouble() - 1;
        row[j] = Double.toString(x[j]);
      }
      double y = Math.sin(2 * x[0]) + x[1] * x[1] - x[2] * x[3] / 2;
      row[4] = Double.toString(y + NOISE * random.nextGaussian());
      rows.add(row);
      lines[i] = i + 2;
    }
    return new TextTable("measure.csv", List.of("x1", "x2", "x3", "x4", "y"), rows, lines);
  }

  /** Notes when figures come first. */
  private static final class First implements TrainingProgress {
    private final long start = System.nanoTime();
    private volatile double error = Double.NaN;
    private volatile double designs = Double.NaN;

    double since() {
      return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public synchronized void validated(Validation now) {
      error = Double.isNaN(error) ? since() : error;
    }

    @Override
    public void drawn(DrawnDesigns now) {
      designs = Double.isNaN(designs) ? since() : designs;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
