package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.InputLayout.Input;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.BackcastException;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changes when one input varies and the others stay: the evidence for a role where nothing
 * predicts.
 */
public final class InputEffects {
  private static final int DESIGNS = 500;

  /** Columns of a joint input that are told one by one. */
  private static final int MOST_COLUMNS = 24;

  private InputEffects() {}

  /**
   * What one input does.
   *
   * @param input its name
   * @param column counted from 1; 0 for all columns
   * @param share of the designs' spread, 0 … 1 and more
   */
  public record Effect(String input, int column, double share) {
    /** “column 2 of code varied alone moves the designs by 30 % of their spread”. */
    String line() {
      return String.format(
          Locale.ROOT,
          "%s varied alone moves the designs by %.0f %% of their spread",
          column == 0 ? input : "column " + column + " of " + input,
          100 * share);
    }
  }

  /**
   * The effect of every input, or of every column of the only one.
   *
   * @throws BackcastException if the network cannot be run
   */
  static List<Effect> of(SourceNetwork source, NetworkTrial trial, Ports ports)
      throws BackcastException {
    InputLayout layout = InputLayout.allLatent(source.summary(), ports);
    GraphWrapper wrapper = BackwardWrapper.of(source.model(), layout, new double[2][0]);
    wrapper.output("x", String.valueOf(ports.design()));
    List<Effect> effects = new ArrayList<>();
    try (TrialNetwork network =
        TrialNetwork.tested(
            trial,
            wrapper,
            source.test(String.valueOf(ports.design())),
            List.of(new TrialInput.Normal(layout.dz())))) {
      float[] all = Randoms.normals(2, 0, DESIGNS, layout.dz());
      double[] whole = spread(network.run(DESIGNS, List.of(all)));
      int from = 0;
      List<Input> inputs =
          layout.inputs().stream().filter(i -> !i.segments().isEmpty() && from(i) >= 0).toList();
      for (Input input : inputs) {
        int columns = input.segments().getFirst().columns();
        boolean each = inputs.size() == 1 && columns <= MOST_COLUMNS;
        for (int c = 0; c < columns; c += each ? 1 : columns) {
          int to = each ? c + 1 : columns;
          float[] some = only(all, layout.dz(), from + c, from + to);
          double share = share(spread(network.run(DESIGNS, List.of(some))), whole);
          effects.add(new Effect(input.edge().name(), each ? c + 1 : 0, share));
        }
        from += columns;
      }
    }
    return effects;
  }

  /** Place of an input among the varied ones; −1 for one that always gets the same numbers. */
  private static int from(Input input) {
    return input.segments().getFirst().role() == ImportPlan.Role.LATENT
        ? input.segments().getFirst().from()
        : -1;
  }

  /** Zeros outside some columns. */
  private static float[] only(float[] values, int d, int from, int to) {
    float[] some = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean kept = i % d >= from && i % d < to;
      some[i] = kept ? values[i] : 0;
    }
    return some;
  }

  /** Distance of the quartiles of every column. */
  private static double[] spread(float[] x) {
    int dx = x.length / DESIGNS;
    double[] spread = new double[dx];
    for (int j = 0; j < dx; j++) {
      double[] column = Rows.column(x, dx, j);
      spread[j] = Quantiles.of(column, 0.75) - Quantiles.of(column, 0.25);
    }
    return spread;
  }

  /** Mean of the columns' shares. */
  private static double share(double[] some, double[] whole) {
    double sum = 0;
    int columns = 0;
    for (int j = 0; j < whole.length; j++) {
      if (whole[j] > 0) {
        sum += some[j] / whole[j];
        columns++;
      }
    }
    return columns == 0 ? 0 : sum / columns;
  }
}
