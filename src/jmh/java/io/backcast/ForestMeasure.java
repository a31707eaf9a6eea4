package io.backcast;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.performance.Measurement;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * Evaluates a model's raw designs with a random forest, a predictor that is independent of the
 * networks which made them. Files the forest's own error on unseen designs beside that of ten
 * nearest neighbours, and the share of designs within twice the tolerance of each target.
 *
 * <p>Arguments: model folder, table; without them the projectile and its table.
 */
public final class ForestMeasure {
  private static final int TREES = 300;
  private static final int FOLDS = 5;
  private static final int DRAWN = 2_000;
  private static final int NEIGHBOURS = 10;
  private static final RegressionFactory FACTORY = new RegressionFactory();

  private final DesignSpace space;
  private final Property property;
  private final String[] names;
  private final Records records;

  private record Row(double[] x, double y) {}

  private ForestMeasure(DesignSpace space, Records records) {
    this.records = records;
    this.space = space;
    this.property = space.properties().getFirst();
    this.names = space.variables().stream().map(Variable::name).toArray(String[]::new);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "models/projectile");
    Path table = Path.of(args.length > 1 ? args[1] : "sample-data/projectile/projectile.csv");
    try (InverseModel model = new ModelFolder(new Json()).open(folder)) {
      new ForestMeasure(model.card().space(), Records.ofProcess()).measure(model, table);
    }
  }

  private void measure(InverseModel model, Path file) throws Exception {
    List<String> wanted = Stream.concat(Arrays.stream(names), Stream.of(property.name())).toList();
    Table table = new TableReader().read(file, wanted, space);
    Map<List<Double>, List<Row>> designs = new LinkedHashMap<>();
    for (double[] values : table.values()) {
      double[] x = Arrays.copyOf(values, names.length);
      designs
          .computeIfAbsent(Arrays.stream(x).boxed().toList(), k -> new ArrayList<>())
          .add(new Row(x, values[names.length]));
    }
    List<List<Row>> groups = new ArrayList<>(designs.values());
    java.util.Collections.shuffle(groups, new java.util.Random(1));
    double forestError = 0;
    double nearestError = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Row> fit = rows(groups, fold, false);
      Model<Regressor> forest = train(fit);
      for (Row row : rows(groups, fold, true)) {
        forestError += Math.abs(predict(forest, row.x) - row.y) / table.rows();
        nearestError += Math.abs(nearest(fit, row.x) - row.y) / table.rows();
      }
    }
    String name = model.card().name();
    Measurement networks =
        Measurement.of(
            Part.FOREST,
            name + ", unseen rows",
            "mean error of the networks",
            model.card().metrics().getOrDefault(property.name() + "_mae", Double.NaN),
            property.unit());
    records.add(networks.against("forest", forestError).with("rows", table.rows()));
    records.add(networks.against("ten nearest rows", nearestError).with("rows", table.rows()));
    Model<Regressor> forest = train(groups.stream().flatMap(List::stream).toList());
    LatentSampler sampler = new LatentSampler(model);
    for (int step = 1; step < 8; step++) {
      double target = property.lower() + (property.upper() - property.lower()) * step / 10.0;
      double[] y = new double[space.dy()];
      Arrays.fill(y, Double.NaN);
      y[0] = target;
      DesignMatrix x = sampler.draw(y, Randoms.normals(1, 0, DRAWN, model.card().latent()), DRAWN);
      int within = 0;
      double error = 0;
      for (int i = 0; i < DRAWN; i++) {
        double[] design = new double[names.length];
        for (int j = 0; j < design.length; j++) {
          design[j] = x.get(i, j);
        }
        double miss = Math.abs(predict(forest, design) - target);
        within += miss <= 2 * property.tolerance() ? 1 : 0;
        error += miss / DRAWN;
      }
      String asked =
          String.format(Locale.ROOT, "%s, target %.1f %s", name, target, property.unit());
      records.add(
          Measurement.of(
                  Part.FOREST,
                  asked,
                  "raw designs within two tolerances",
                  100.0 * within / DRAWN,
                  "%")
              .higherIsBetter()
              .with("designs", DRAWN)
              .with("mean error", Numbers.significant(error, 3)));
    }
  }

  private static List<Row> rows(List<List<Row>> groups, int fold, boolean held) {
    List<Row> rows = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      if ((g % FOLDS == fold) == held) {
        rows.addAll(groups.get(g));
      }
    }
    return rows;
  }

  private Model<Regressor> train(List<Row> rows) {
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", FACTORY), FACTORY);
    for (Row row : rows) {
      data.add(example(row.x, row.y));
    }
    var tree =
        new CARTRegressionTrainer(
            Integer.MAX_VALUE, 2, 0f, 0.75f, false, new MeanSquaredError(), 1);
    return new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, 1).train(data);
  }

  private double predict(Model<Regressor> forest, double[] x) {
    return forest.predict(example(x, 0)).getOutput().getValues()[0];
  }

  private ArrayExample<Regressor> example(double[] x, double y) {
    return new ArrayExample<>(new Regressor(property.name(), y), names, x);
  }

  private double nearest(List<Row> rows, double[] x) {
    return rows.stream()
        .sorted(java.util.Comparator.comparingDouble(r -> distance(r.x, x)))
        .limit(NEIGHBOURS)
        .mapToDouble(Row::y)
        .average()
        .orElse(Double.NaN);
  }

  private double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      Variable v = space.variables().get(j);
      sum += Math.pow(v.scale(a[j]) - v.scale(b[j]), 2);
    }
    return sum;
  }
}
