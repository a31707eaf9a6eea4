package io.backcast.verify.campaign;

import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one round, as a file has them.
 *
 * @param text the whole table
 * @param values in the model's convention, {@code [n]}; NaN where there is no answer
 * @param predicted by the model, {@code [n]}
 * @param std stated with that, {@code [n]}; NaN where there is none
 * @param seconds that each took, {@code [n]}
 */
record AnsweredDesigns(
    TextTable text, double[] values, double[] predicted, double[] std, double[] seconds) {

  /** Reads a file that {@link AnswerSource} wrote. */
  static AnsweredDesigns read(Path file, Property p) throws BackcastException {
    TextTable text = new TableReader().text(file);
    return new AnsweredDesigns(
        text,
        column(text, VerifiedTable.shifted(p)),
        column(text, p.name()),
        column(text, p.name() + "_std"),
        column(text, VerifiedTable.SECONDS));
  }

  private static double[] column(TextTable text, String name) {
    return text.index(name) < 0
        ? nothing(text.rows().size())
        : text.column(name).stream().mapToDouble(TextTable::numberOrNaN).toArray();
  }

  private static double[] nothing(int n) {
    double[] values = new double[n];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** What they show of a model. */
  CampaignRound round(
      String name,
      String model,
      DesignSpace space,
      Target target,
      int k,
      @Nullable RoundLearning learning) {
    Property p = space.properties().get(k);
    List<Double> off = new ArrayList<>();
    List<Double> surprise = new ArrayList<>();
    int hits = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        continue;
      }
      double miss = Math.abs(target.residual(p, k, values[i]));
      off.add(miss);
      surprise.add(p.coordinateDistance(p.physical(predicted[i]), p.physical(values[i])));
      hits += miss <= target.slack(p, k) ? 1 : 0;
    }
    return new CampaignRound(
        name,
        model,
        values.length,
        off.size(),
        hits,
        mean(off),
        median(off),
        mean(surprise),
        Arrays.stream(std).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN),
        Arrays.stream(seconds).filter(s -> !Double.isNaN(s)).sum(),
        learning);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
