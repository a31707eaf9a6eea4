package io.backcast.engine.importing;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
   * @param sure whether the roles of all inputs and outputs are plain; those that are not are
   *     absent
   * @param notes where each role comes from, or what is to be told, a clause each
   * @param effects what each input does, where its role is not plain
   */
  public record Proposal(
      ImportPlan plan,
      GraphSummary summary,
      List<String> unranged,
      boolean sure,
      List<String> notes,
      List<InputEffects.Effect> effects) {}

  /**
   * What is known besides a card.
   *
   * @param ports roles; null for none
   * @param predict networks that predict; null for none
   * @param folder of the files that {@code predict} names
   */
  public record Told(
      ImportPlan.@Nullable Ports ports, ImportPlan.@Nullable Predictor predict, Path folder) {}

  public ImportProposer(NetworkTrial.Factory trials) {
    this.trials = trials;
  }

  /** Proposes a plan from a card alone, whose files are beside the network. */
  public Proposal propose(
      Path file, @Nullable ImportPlan card, PropertyRanges ranges, TrialProgress progress)
      throws BackcastException {
    Path beside = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Told told =
        card == null
            ? new Told(null, null, beside)
            : new Told(card.ports(), card.predict(), beside);
    return propose(file, card, told, ranges, progress);
  }

  /**
   * Proposes a plan.
   *
   * @param card what is known already: its properties, ports and scaling are kept, and the bounds
   *     of its variables drawn anew unless the scaling depends on them
   * @param told roles and predictors, those of the card among them
   * @param ranges of properties; they go before those of the card
   * @throws BackcastException if the network cannot be a backward network, or cannot be run
   */
  public Proposal propose(
      Path file,
      @Nullable ImportPlan card,
      Told told,
      PropertyRanges ranges,
      TrialProgress progress)
      throws BackcastException {
    SourceNetwork network = SourceNetwork.read(file);
    DesignSpace space = card == null ? null : card.space();
    Predictors predictors = Predictors.read(told.predict(), told.folder());
    network.requireBackward(told.ports(), Widths.of(space, predictors));
    ImportPlan.Scalings scaling =
        card == null || card.scaling() == null
            ? new ImportPlan.Scalings(ColumnScaling.NONE, ColumnScaling.NONE)
            : card.scaling();
    EndScalings scalings =
        space != null
            ? EndScalings.of(space, scaling)
            : predictors != null && predictors.dx() > 0 && predictors.dy() > 0
                ? EndScalings.none(predictors.dx(), predictors.dy())
                : null;
    try (NetworkTrial trial = trials.begin(progress)) {
      RoleFinder roles = RoleFinder.find(network, trial, told.ports(), space, scalings, predictors);
      InputLayout layout = layout(network, roles, dy(network, roles, space, predictors));
      boolean sure = layout.dy() > 0;
      List<Property> properties = new ArrayList<>();
      List<String> unranged = new ArrayList<>();
      for (int k = 0; k < Math.max(1, layout.dy()); k++) {
        Property known = space != null && k < space.dy() ? space.properties().get(k) : null;
        properties.add(property(k, known, ConditionPorts.of(layout, k), ranges, unranged));
      }
      List<Variable> variables =
          variables(network, trial, roles.ports(), layout, properties, scaling, card);
      ImportPlan plan =
          plan(file, card, variables, properties, scaling)
              .with(roles.ports())
              .with(told.predict(), null, null);
      return new Proposal(
          plan,
          network.summary(),
          sure ? unranged : List.of(),
          roles.sure(),
          roles.notes(),
          roles.effects());
    }
  }

  /** The number of properties; 0 where nothing tells it. */
  private static int dy(
      SourceNetwork network,
      RoleFinder roles,
      @Nullable DesignSpace space,
      @Nullable Predictors predictors)
      throws BackcastException {
    int width = ConditionPorts.width(network.summary(), roles.ports());
    if (width > 0) {
      return width;
    }
    if (space != null) {
      return space.dy();
    }
    return predictors == null ? 0 : Math.max(0, predictors.dy());
  }

  /** Every table is latent where the roles are not plain. */
  private static InputLayout layout(SourceNetwork network, RoleFinder roles, int dy)
      throws BackcastException {
    try {
      return roles.sure() && dy > 0
          ? InputLayout.of(network.summary(), roles.ports(), dy)
          : InputLayout.allLatent(network.summary(), roles.ports());
    } catch (BackcastException e) {
      throw e.at(network.file().toString());
    }
  }

  private static ImportPlan plan(
      Path file,
      @Nullable ImportPlan card,
      List<Variable> variables,
      List<Property> properties,
      ImportPlan.Scalings scaling) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    if (card == null) {
      DesignSpace space = new DesignSpace(variables, properties, List.of(), List.of());
      return new ImportPlan(name, name, null, null, space, null, null, scaling, null);
    }
    return new ImportPlan(
        card.name(),
        card.title(),
        card.source(),
        card.licence(),
        new DesignSpace(variables, properties, card.space().symmetries(), card.space().paths()),
        card.crystal(),
        null,
        scaling,
        card.predict(),
        card.forward(),
        card.gradient(),
        card.outside(),
        card.integration());
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
      NetworkTrial trial,
      ImportPlan.Ports ports,
      InputLayout layout,
      List<Property> properties,
      ImportPlan.Scalings scaling,
      @Nullable ImportPlan card)
      throws BackcastException {
    List<double[]> columns = draw(network, trial, ports, layout, properties, scaling);
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
      NetworkTrial trial,
      ImportPlan.Ports ports,
      InputLayout layout,
      List<Property> properties,
      ImportPlan.Scalings scaling)
      throws BackcastException {
    double[] lower = properties.stream().mapToDouble(Property::lower).toArray();
    double[] upper = properties.stream().mapToDouble(Property::upper).toArray();
    ColumnScaling ofProperties =
        scaling.property() == null ? ColumnScaling.NONE : scaling.property();
    double[][] property = layout.dy() == 0 ? new double[2][0] : ofProperties.of(lower, upper);
    GraphWrapper wrapper = BackwardWrapper.of(network.model(), layout, property);
    String output = design(network.summary(), ports);
    wrapper.output("x", BackwardWrapper.columns(wrapper, output, ports.designColumns()));
    List<TrialInput> inputs = new ArrayList<>();
    if (layout.dz() > 0) {
      inputs.add(new TrialInput.Normal(layout.dz()));
    }
    if (layout.dy() > 0) {
      inputs.add(new TrialInput.Uniform(lower, upper));
    }
    try (TrialNetwork graph = TrialNetwork.tested(trial, wrapper, network.test(output), inputs)) {
      int d = graph.run(1, inputs.stream().map(i -> i.rows(1)).toList()).length;
      int n = Math.clamp(NUMBERS / Math.max(1, Math.max(d, layout.dz())), 100, SAMPLES);
      float[] x = graph.run(n, inputs.stream().map(i -> i.rows(n)).toList());
      requireDesigns(network, x, n, d);
      List<double[]> columns = new ArrayList<>();
      for (int j = 0; j < d; j++) {
        columns.add(Rows.column(x, d, j));
      }
      return columns;
    }
  }

  /** The output to sample; the first table where the design is not known. */
  private static String design(GraphSummary summary, ImportPlan.Ports ports) {
    return ports.design() != null
        ? ports.design()
        : summary.outputs().stream()
            .filter(e -> e.shape().size() == 2)
            .findFirst()
            .map(GraphSummary.Edge::name)
            .orElseThrow();
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
      throw network.refused(Sentence.of("import.zeros"));
    }
    if (broken > NOT_FINITE * n) {
      throw network.refused(Sentence.of("import.broken-designs", broken, n));
    }
  }
}
