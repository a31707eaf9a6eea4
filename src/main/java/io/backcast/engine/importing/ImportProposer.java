package io.backcast.engine.importing;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what a bare network does not say: ports from names and shapes, ranges from samples that
 * it draws.
 */
public final class ImportProposer {
  /** Designs drawn to find the ranges. */
  private static final int SAMPLES = 4_000;

  /** Numbers drawn at most, for wide networks. */
  private static final int NUMBERS = 2_000_000;

  /** Share of designs that may hold a number that is not finite. */
  private static final double NOT_FINITE = 0.01;

  private final NetworkTrial.Factory trials;

  /**
   * A proposal.
   *
   * @param plan for the user to complete
   * @param summary of the network
   * @param unranged properties whose range is not known, so that −1 … 1 was taken
   */
  public record Proposal(ImportPlan plan, GraphSummary summary, List<String> unranged) {}

  public ImportProposer(NetworkTrial.Factory trials) {
    this.trials = trials;
  }

  /**
   * Proposes a plan.
   *
   * @param card what is known already: its properties, ports and scaling are kept, and the bounds
   *     of its variables drawn anew unless the scaling depends on them
   * @param ranges of properties; they go before those of the card
   * @throws BackcastException if the network cannot be a backward network, or cannot be run
   */
  public Proposal propose(
      Path file, @Nullable ImportPlan card, PropertyRanges ranges, TrialProgress progress)
      throws BackcastException {
    SourceNetwork network = SourceNetwork.read(file);
    ImportPlan.Ports given = card == null ? null : card.ports();
    if (given == null) {
      NetworkKind.requireBackward(network.model(), network.summary(), file.toString());
      network.requireTables();
    }
    PortProposal guess;
    try {
      guess = PortProposal.of(network.summary());
    } catch (BackcastException e) {
      throw e.at(file.toString());
    }
    ImportPlan.Ports ports = given == null ? guess.ports() : given;
    List<Property> properties = new ArrayList<>();
    List<String> unranged = new ArrayList<>();
    for (int k = 0; k < guess.dy(); k++) {
      Property known =
          card != null && k < card.space().dy() ? card.space().properties().get(k) : null;
      properties.add(property(k, known, ports.condition(), ranges, unranged));
    }
    ImportPlan.Scalings scaling =
        card == null || card.scaling() == null
            ? new ImportPlan.Scalings(ColumnScaling.NONE, ColumnScaling.NONE)
            : card.scaling();
    List<Variable> variables =
        variables(network, ports, guess.dz(), properties, scaling, card, progress);
    DesignSpace space =
        card == null
            ? new DesignSpace(variables, properties, List.of(), List.of())
            : new DesignSpace(
                variables, properties, card.space().symmetries(), card.space().paths());
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    ImportPlan plan =
        new ImportPlan(
            card == null ? name : card.name(),
            card == null ? name : card.title(),
            card == null ? null : card.source(),
            card == null ? null : card.licence(),
            space,
            card == null ? null : card.crystal(),
            ports,
            scaling,
            card == null ? null : card.predict());
    return new Proposal(plan, network.summary(), unranged);
  }

  private static Property property(
      int k, @Nullable Property known, String port, PropertyRanges ranges, List<String> unranged)
      throws BackcastException {
    String name = known == null ? "y" + (k + 1) : known.name();
    double[] range = ranges.of(port, name);
    if (range == null && known != null) {
      return known;
    }
    if (range == null) {
      unranged.add(name);
      range = new double[] {-1, 1};
    }
    DrawnRange rounded = DrawnRange.rounded(range[0], range[1]);
    double tolerance = (range[1] - range[0]) / 40;
    return known == null
        ? new Property(
            name, name, name, "", range[0], range[1], rounded.decimals(), tolerance, null)
        : new Property(
            name,
            known.symbol(),
            known.label(),
            known.unit(),
            range[0],
            range[1],
            known.decimals(),
            known.tolerance(),
            known.pointMass());
  }

  private List<Variable> variables(
      SourceNetwork network,
      ImportPlan.Ports ports,
      int dz,
      List<Property> properties,
      ImportPlan.Scalings scaling,
      @Nullable ImportPlan card,
      TrialProgress progress)
      throws BackcastException {
    List<double[]> columns = draw(network, ports, dz, properties, scaling, progress);
    if (columns.size() < 2) {
      throw network.refused(
          "it draws one number a design. Backcast explores designs of two variables or more");
    }
    boolean same = card != null && card.space().dx() == columns.size();
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Variable known = same && card != null ? card.space().variables().get(j) : null;
      variables.add(variable(j, known, DrawnRange.of(columns.get(j)), scaling.design()));
    }
    return variables;
  }

  private static Variable variable(
      int j, @Nullable Variable known, DrawnRange drawn, @Nullable ColumnScaling scaling) {
    boolean physical = scaling == null || scaling.kind() == ColumnScaling.Kind.PHYSICAL;
    if (known != null && (known.whole() || !physical)) {
      return known;
    }
    String name = known == null ? "x" + (j + 1) : known.name();
    return new Variable(
        name,
        known == null ? name : known.symbol(),
        known == null ? "" : known.unit(),
        drawn.lower(),
        drawn.upper(),
        drawn.middle(),
        VariableKind.CONTINUOUS,
        drawn.decimals());
  }

  /** Columns of designs for standard normal latent points and properties in their ranges. */
  private List<double[]> draw(
      SourceNetwork network,
      ImportPlan.Ports ports,
      int dz,
      List<Property> properties,
      ImportPlan.Scalings scaling,
      TrialProgress progress)
      throws BackcastException {
    double[] lower = properties.stream().mapToDouble(Property::lower).toArray();
    double[] upper = properties.stream().mapToDouble(Property::upper).toArray();
    ColumnScaling ofProperties =
        scaling.property() == null ? ColumnScaling.NONE : scaling.property();
    GraphWrapper wrapper =
        BackwardWrapper.of(network.model(), ports, dz, ofProperties.of(lower, upper));
    wrapper.output("x", ports.design());
    List<TrialInput> inputs =
        List.of(new TrialInput.Normal(dz), new TrialInput.Uniform(lower, upper));
    Path file = null;
    try (NetworkTrial trial = trials.begin(progress)) {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, wrapper.build(Map.of()).toByteArray());
      GraphRunner graph =
          new BehaviourTest(network.model(), ports.design(), network.file().toString())
              .open(trial, file, inputs, 0);
      int d = graph.run(1, inputs.stream().map(i -> i.rows(1)).toList()).getFirst().length;
      int n = Math.clamp(NUMBERS / Math.max(1, Math.max(d, dz)), 100, SAMPLES);
      float[] x = graph.run(n, inputs.stream().map(i -> i.rows(n)).toList()).getFirst();
      requireDesigns(network, x, n, d);
      List<double[]> columns = new ArrayList<>();
      for (int j = 0; j < d; j++) {
        columns.add(Rows.column(x, d, j));
      }
      return columns;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, "The temporary folder cannot be written; free some space.", e);
    } finally {
      if (file != null) {
        AtomicFiles.deleteTree(file);
      }
    }
  }

  private static void requireDesigns(SourceNetwork network, float[] x, int n, int d)
      throws BackcastException {
    int broken = 0;
    boolean zeros = true;
    for (int i = 0; i < n; i++) {
      boolean finite = true;
      for (int j = 0; j < d; j++) {
        finite &= Float.isFinite(x[i * d + j]);
        zeros &= x[i * d + j] == 0;
      }
      broken += finite ? 0 : 1;
    }
    if (zeros) {
      throw network.refused("it draws nothing but zeros; its weights are missing");
    }
    if (broken > NOT_FINITE * n) {
      throw network.refused(
          "%s of %s designs that it draws hold NaN or an infinity. Give the range of the property"
                  .formatted(broken, n)
              + " (--range), or export a network whose numbers stay finite");
    }
  }
}
