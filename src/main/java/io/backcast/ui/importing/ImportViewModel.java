package io.backcast.ui.importing;

import io.backcast.engine.importing.ColumnScaling;
import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.importing.ImportProposer;
import io.backcast.engine.importing.InputEffects;
import io.backcast.engine.importing.NetworkImporter;
import io.backcast.engine.importing.PropertyRanges;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.ColumnBounds;
import io.backcast.ui.common.NewModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The settings of an import: what the graph of a network does not tell. */
public final class ImportViewModel {
  /** Chosen as the latent input of a network that has none. */
  static final String NO_LATENT = "";

  private final Path network;
  private final NetworkTrial.Factory trials;
  private final GraphSummary summary;
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty title = new SimpleStringProperty();
  private final ObjectProperty<String> latent = new SimpleObjectProperty<>();
  private final ObjectProperty<String> condition = new SimpleObjectProperty<>();
  private final ObjectProperty<String> design = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Boolean> conditionFirst = new SimpleObjectProperty<>();
  private final ImportPlan.Ports proposed;
  private final boolean sure;
  private final List<InputEffects.Effect> effects;
  private final ObjectProperty<ColumnScaling.Kind> designScale =
      new SimpleObjectProperty<>(ColumnScaling.Kind.PHYSICAL);
  private final ObjectProperty<ColumnScaling.Kind> propertyScale =
      new SimpleObjectProperty<>(ColumnScaling.Kind.PHYSICAL);
  private final List<Line> variables = new ArrayList<>();
  private final ObservableList<Line> properties = FXCollections.observableArrayList();

  /** One column of the designs or of the properties. */
  public static final class Line extends ColumnBounds {
    private final StringProperty name;
    private final DoubleProperty reference;

    Line(String name, double lower, double upper, double reference) {
      super(lower, upper);
      this.name = new SimpleStringProperty(name);
      this.reference = new SimpleDoubleProperty(reference);
    }

    public StringProperty nameProperty() {
      return name;
    }

    /** The reference value of a variable; unused for properties. */
    public DoubleProperty referenceProperty() {
      return reference;
    }

    /** Decimal places that resolve a thousandth of the range. */
    int decimals() {
      double range = Math.max(1e-9, upper() - lower());
      return (int) Math.clamp(3 - Math.floor(Math.log10(range)), 0, 9);
    }
  }

  /**
   * Inspects a network, samples it once, and proposes ports, names and ranges.
   *
   * @param trials where it is run
   * @throws BackcastException if it is no readable network or cannot generate designs
   */
  public ImportViewModel(Path network, NetworkTrial.Factory trials) throws BackcastException {
    this.network = network;
    this.trials = trials;
    ImportProposer.Proposal proposal =
        new ImportProposer(trials)
            .propose(network, null, PropertyRanges.UNKNOWN, TrialProgress.NONE);
    this.summary = proposal.summary();
    ImportPlan draft = proposal.plan();
    sure = proposal.sure();
    effects = proposal.effects();
    name.set(draft.name());
    title.set(draft.title());
    proposed = Objects.requireNonNull(draft.ports());
    latent.set(only(proposed.latent()));
    condition.set(only(proposed.condition()));
    design.set(proposed.design());
    conditionFirst.set(proposed.conditionFirst());
    for (Variable v : draft.space().variables()) {
      variables.add(new Line(v.name(), v.lower(), v.upper(), v.reference()));
    }
    for (Property p : draft.space().properties()) {
      properties.add(new Line(p.name(), p.lower(), p.upper(), 0));
    }
    condition.subscribe(this::followCondition);
  }

  /** As many properties as the chosen input has columns, unless it holds the latent too. */
  private void followCondition(@Nullable String name) {
    for (GraphSummary.Edge edge : summary.inputs()) {
      int width = edge.shape().size() == 1 ? 1 : edge.length(1);
      if (edge.name().equals(name) && summary.inputs().size() > 1 && width > 0) {
        setPropertyCount(width);
      }
    }
  }

  /** Adds or removes lines at the end. */
  void setPropertyCount(int count) {
    while (properties.size() > Math.max(1, count)) {
      properties.removeLast();
    }
    while (properties.size() < count) {
      properties.add(new Line("y" + (properties.size() + 1), -1, 1, 0));
    }
  }

  /** The name of a role's input; null where it is not plain, and where there are several. */
  private static @Nullable String only(@Nullable List<String> names) {
    if (names != null && names.isEmpty()) {
      return NO_LATENT;
    }
    return names == null || names.size() != 1 ? null : names.getFirst();
  }

  /** Whether names and widths leave no doubt of the roles. */
  boolean isSure() {
    return sure;
  }

  /** What each input does, where its role is not plain. */
  List<InputEffects.Effect> effects() {
    return effects;
  }

  /** Whether one input is chosen for both roles. */
  BooleanBinding joint() {
    return Bindings.createBooleanBinding(
        () -> latent.get() != null && latent.get().equals(condition.get()), latent, condition);
  }

  /** Whether every role has been chosen. */
  public BooleanBinding complete() {
    return Bindings.createBooleanBinding(
        () ->
            plan(latent.get(), proposed.latent()) != null
                && plan(condition.get(), proposed.condition()) != null
                && design.get() != null
                && (!joint().get() || conditionFirst.get() != null),
        latent,
        condition,
        design,
        conditionFirst);
  }

  /** What the page chose, or else what was proposed. */
  private static @Nullable List<String> plan(
      @Nullable String chosen, @Nullable List<String> otherwise) {
    if (chosen == null) {
      return otherwise;
    }
    return chosen.equals(NO_LATENT) ? List.of() : List.of(chosen);
  }

  public Path network() {
    return network;
  }

  public GraphSummary summary() {
    return summary;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty titleProperty() {
    return title;
  }

  public ObjectProperty<String> latentProperty() {
    return latent;
  }

  public ObjectProperty<String> conditionProperty() {
    return condition;
  }

  public ObjectProperty<String> designProperty() {
    return design;
  }

  /**
   * Whether the properties come first, if one input takes both properties and latent point; null
   * until it is chosen.
   */
  public ObjectProperty<@Nullable Boolean> conditionFirstProperty() {
    return conditionFirst;
  }

  public ObjectProperty<ColumnScaling.Kind> designScaleProperty() {
    return designScale;
  }

  public ObjectProperty<ColumnScaling.Kind> propertyScaleProperty() {
    return propertyScale;
  }

  public List<Line> variables() {
    return variables;
  }

  public ObservableList<Line> properties() {
    return properties;
  }

  /** The plan of the current settings. */
  public ImportPlan plan() {
    List<Variable> newVariables = new ArrayList<>();
    for (Line l : variables) {
      String n = l.name.get().strip();
      newVariables.add(
          new Variable(
              n,
              n,
              l.unit(),
              l.lower(),
              l.upper(),
              l.reference.get(),
              VariableKind.CONTINUOUS,
              l.decimals()));
    }
    List<Property> newProperties = new ArrayList<>();
    for (Line l : properties) {
      String n = l.name.get().strip();
      double tolerance = Math.max(1e-9, (l.upper() - l.lower()) * 0.02);
      newProperties.add(
          new Property(
              n,
              n,
              n,
              l.unit(),
              l.lower(),
              l.upper(),
              Math.max(0, l.decimals() - 1),
              tolerance,
              null));
    }
    return new ImportPlan(
        name.get().strip(),
        title.get(),
        null,
        null,
        new DesignSpace(newVariables, newProperties, List.of(), List.of()),
        null,
        new ImportPlan.Ports(
            plan(latent.get(), proposed.latent()),
            plan(condition.get(), proposed.condition()),
            design.get(),
            conditionFirst.get(),
            proposed.layout(),
            proposed.fixed(),
            proposed.designColumns()),
        new ImportPlan.Scalings(
            new ColumnScaling(designScale.get(), null, null),
            new ColumnScaling(propertyScale.get(), null, null)),
        null);
  }

  /**
   * Writes the model folder, replacing an existing one if the user agreed; takes time.
   *
   * @param plan as {@link #plan} gave it
   * @param models the folder of the user's models
   * @return the folder
   * @throws BackcastException if the network does not fit the plan, or writing fails
   */
  public Path importNetwork(ImportPlan plan, NewModels models, Json json) throws BackcastException {
    Path folder = models.folder(plan.name());
    Path beside = Objects.requireNonNull(network.toAbsolutePath().getParent());
    new NetworkImporter(json, trials)
        .importNetwork(
            network, plan, beside, folder, models.ifExists(plan.name()), TrialProgress.NONE);
    return folder;
  }

  /**
   * Draws designs for the properties' ranges as they are now; takes time.
   *
   * @param plan as {@link #plan} gave it
   * @return the plan with the ranges of the variables as drawn
   * @throws BackcastException if the network cannot generate designs for them
   */
  public ImportPlan draw(ImportPlan plan) throws BackcastException {
    return new ImportProposer(trials)
        .propose(network, plan, PropertyRanges.UNKNOWN, TrialProgress.NONE)
        .plan();
  }

  /** Takes over the ranges of the variables of {@link #draw}. */
  public void showRanges(ImportPlan drawn) {
    for (int j = 0; j < variables.size(); j++) {
      Variable v = drawn.space().variables().get(j);
      Line line = variables.get(j);
      line.lowerProperty().set(v.lower());
      line.upperProperty().set(v.upper());
      line.referenceProperty().set(v.reference());
    }
  }
}
