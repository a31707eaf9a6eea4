package io.backcast.train.distil;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.BaselineTables;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.Distances;
import io.backcast.model.Numbers;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.performance.Measurement;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.member.FittedMember;
import io.backcast.train.member.ForestKind;
import io.backcast.train.member.GaussianProcessKind;
import io.backcast.train.member.MemberKind;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Normalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the ensemble on four fifths of each of the {@link BaselineTables} and prints its mean
 * absolute error on the last fifth. Also writes the two parts as CSV files, for judges elsewhere.
 *
 * <p>Arguments: preset, folder for the CSV files, and numbers of the tables; all without. Without
 * any, the preset “quick” and all tables; of quick effort the first alone.
 */
public final class BaselineMeasure {
  private static final long SEED = 1;

  private BaselineMeasure() {}

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    String preset = args.length > 0 ? args[0] : "quick";
    Path folder = Path.of(args.length > 1 ? args[1] : "target/baselines");
    TrainingPlan plan = TrainingPreset.valueOf(preset.toUpperCase(Locale.ROOT)).plan(new Json());
    List<BaselineTables.Sample> samples = new BaselineTables(SEED).all();
    for (int i = 0; i < samples.size(); i++) {
      boolean chosen =
          args.length < 3
              ? i < records.effort().pick(1, samples.size())
              : List.of(args).subList(2, args.length).contains(Integer.toString(i));
      if (chosen) {
        measure(i, samples.get(i), plan, folder, records);
      }
    }
  }

  private static void measure(
      int number, BaselineTables.Sample sample, TrainingPlan plan, Path folder, Records records)
      throws Exception {
    int rows = sample.table().rows();
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    Randoms.shuffle(order, Randoms.generator(SEED));
    Table fit = part(sample.table(), order, 0, rows * 4 / 5);
    Table test = part(sample.table(), order, rows * 4 / 5, rows);
    write(folder.resolve(number + "-fit.csv"), fit);
    write(folder.resolve(number + "-test.csv"), test);
    TrainingData data = TrainingData.of(fit, sample.space(), plan.validation(), null, SEED);
    Normalization normalization = new Normalization(sample.space());
    long start = System.nanoTime();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      JniUtils.setNumThreads(1);
      Path checkpoints = Files.createTempDirectory(folder, "checkpoints");
      TrainingContext context =
          new TrainingContext(checkpoints, "", new Silent(), InstantSource.system(), collector);
      TrainedEnsemble ensemble =
          new EnsembleTrainer(
                  manager, data, normalization, sample.space().group(), plan.ensemble(), SEED)
              .train(context, new LearningCurves());
      double seconds = (System.nanoTime() - start) / 1e9;
      double error = error(ensemble, test, sample);
      EnsemblePrediction held = ensemble.predictHoldOut(TrainingData.pick(data.f(), data.held()));
      double heldError = 0;
      for (int i = 0; i < held.mean().length; i++) {
        heldError += Math.abs(held.mean()[i][0] - data.y()[data.held()[i]][0]) / held.mean().length;
      }
      Map<String, Double> simple = new LinkedHashMap<>();
      simple.put(
          "Gaussian process",
          alone(new GaussianProcessKind(2_000), manager, data, normalization, test, sample));
      simple.put(
          "random forest", alone(new ForestKind(300), manager, data, normalization, test, sample));
      simple.put("ten nearest rows", nearest(data, test, sample));
      for (Map.Entry<String, Double> other : simple.entrySet()) {
        records.add(
            Measurement.of(
                    Part.ERRORS, sample.name(), "mean absolute error", error, "of the property")
                .against(other.getKey(), other.getValue())
                .with("rows", data.rows())
                .with("held-out error", Numbers.significant(heldError, 3))
                .with("training seconds", Math.round(seconds))
                .with("made of", weights(ensemble)));
      }
    }
  }

  /** The weights of the networks and of what is blended with them. */
  private static String weights(TrainedEnsemble ensemble) {
    Blend blend = ensemble.shippedBlend();
    if (blend == null) {
      return "networks alone";
    }
    StringBuilder text =
        new StringBuilder("networks %.1f".formatted(blend.parts().getFirst().ofNetworks()));
    for (Blend.Weighted other : blend.parts().getFirst().others()) {
      text.append(" %s %.1f".formatted(other.member().getClass().getSimpleName(), other.weight()));
    }
    return text.toString();
  }

  /** The error of one kind that was fitted to all rows. */
  private static double alone(
      MemberKind kind,
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      Table test,
      BaselineTables.Sample sample) {
    InputEncoding encoding = new InputEncoding(sample.space());
    float[] y = new float[data.rows()];
    for (int i = 0; i < y.length; i++) {
      y[i] = normalization.scaleProperty(0, data.y()[i][0]);
    }
    FittedMember member = kind.fit(encoding, data.f(), y, 1, SEED);
    Blend blend =
        new Blend(encoding, 1, List.of(new Blend.Parts(0, List.of(new Blend.Weighted(member, 1)))));
    return error(
        new TrainedEnsemble(manager, normalization, List.of(), List.of(), blend, null),
        test,
        sample);
  }

  private static double error(TrainedEnsemble ensemble, Table test, BaselineTables.Sample sample) {
    float[][] mean = ensemble.predict(scaled(test, sample)).mean();
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += Math.abs(mean[i][0] - test.values()[i][sample.space().dx()]);
    }
    return sum / mean.length;
  }

  private static double nearest(TrainingData data, Table test, BaselineTables.Sample sample) {
    float[][] f = scaled(test, sample);
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      float[] point = f[i];
      double mean =
          IntStream.range(0, data.rows())
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer j) -> Distances.squared(point, data.f()[j])))
              .limit(10)
              .mapToDouble(j -> data.y()[j][0])
              .average()
              .orElse(0);
      sum += Math.abs(mean - test.values()[i][sample.space().dx()]);
    }
    return sum / f.length;
  }

  private static float[][] scaled(Table table, BaselineTables.Sample sample) {
    float[][] f = new float[table.rows()][sample.space().dx()];
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < f[i].length; j++) {
        f[i][j] = (float) sample.space().variables().get(j).scale(table.values()[i][j]);
      }
    }
    return f;
  }

  private static Table part(Table table, int[] order, int from, int to) {
    return new Table(
        table.columns(),
        Arrays.stream(order, from, to).mapToObj(i -> table.values()[i]).toArray(double[][]::new));
  }

  private static void write(Path file, Table table) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", table.columns())).append('\n');
    for (double[] row : table.values()) {
      text.append(String.join(",", Arrays.stream(row).mapToObj(Double::toString).toList()))
          .append('\n');
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private static final class Silent implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
