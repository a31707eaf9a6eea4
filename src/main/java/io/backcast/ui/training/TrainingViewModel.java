package io.backcast.ui.training;

import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.PriorKind;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.RelationCheck;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import io.backcast.train.TrainingPreset;
import io.backcast.train.data.ColumnRoles;
import io.backcast.train.data.DataIssue;
import io.backcast.train.data.TableProfile;
import io.backcast.train.data.TableRelations;
import io.backcast.ui.training.ColumnChoice.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A table and the settings of a training on it. */
public final class TrainingViewModel {
  /** Effort of a training. */
  public enum Size {
    QUICK,
    USUAL,
    THOROUGH;

    TrainingPlan plan(Json json, int rows) {
      TrainingPreset preset =
          switch (this) {
            case QUICK -> TrainingPreset.QUICK;
            case USUAL -> TrainingPreset.USUAL;
            case THOROUGH -> TrainingPreset.THOROUGH;
          };
      return preset.plan(json, rows);
    }
  }

  /** What designs are drawn from. */
  public enum Prior {
    /** As the data turn out: near them where they are sparse. */
    MEASURED(null),
    UNIFORM(PriorKind.UNIFORM),
    DATA(PriorKind.DATA);

    private final @Nullable PriorKind kind;

    Prior(@Nullable PriorKind kind) {
      this.kind = kind;
    }
  }

  /**
   * Names of the columns in use.
   *
   * @param all variables and properties
   * @param properties only the properties
   */
  record Uses(Set<String> all, Set<String> properties) {}

  private final Path file;
  private final Function<Size, TrainingPlan> plans;
  private final TableProfile profile;
  private final List<ColumnChoice> columns;
  private final List<RelationChoice> relations;
  private final BooleanProperty incomplete = new SimpleBooleanProperty();
  private final BooleanProperty outliers = new SimpleBooleanProperty();
  private final ObjectProperty<Size> size = new SimpleObjectProperty<>(Size.QUICK);
  private final ObjectProperty<FlowKind> kind = new SimpleObjectProperty<>(FlowKind.CONDITIONAL);
  private final ObjectProperty<Prior> prior = new SimpleObjectProperty<>(Prior.MEASURED);
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty symmetries = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /** Profiles a table and proposes the role of each column. */
  public TrainingViewModel(Path file, TextTable table, Json json) {
    this(file, table, size -> size.plan(json, table.rows().size()));
  }

  /**
   * Profiles a table and proposes the role of each column.
   *
   * @param plans training plan of each size
   */
  public TrainingViewModel(Path file, TextTable table, Function<Size, TrainingPlan> plans) {
    this.file = file;
    this.plans = plans;
    this.profile = TableProfile.of(table);
    name.set(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""));
    columns =
        ColumnRoles.guessed(profile).columns().stream()
            .map(c -> new ColumnChoice(c.column(), use(c.use()), c.reason()))
            .toList();
    columns.forEach(c -> c.unitProperty().set(c.column().unit()));
    relations = relations();
    relations.forEach(r -> r.keptProperty().subscribe((before, now) -> changed()));
    columns.forEach(
        c -> {
          c.useProperty().subscribe((before, now) -> changed());
          c.shownNameProperty().subscribe((before, now) -> changed());
          c.kindProperty().subscribe((before, now) -> changed());
          c.scaleProperty()
              .subscribe(
                  (before, now) -> {
                    c.measure();
                    changed();
                  });
          c.lowerProperty().subscribe((before, now) -> changed());
          c.upperProperty().subscribe((before, now) -> changed());
        });
    incomplete.subscribe((before, now) -> changed());
    outliers.subscribe(
        (before, now) -> {
          columns.forEach(c -> c.leaveOut(now));
          changed();
        });
    symmetries.subscribe((before, now) -> changed());
  }

  private static Use use(ColumnRoles.Use guessed) {
    return switch (guessed) {
      case PROPERTY -> Use.PROPERTY;
      case VARIABLE -> Use.VARIABLE;
      case GROUP -> Use.GROUP;
      case IGNORED -> Use.IGNORE;
    };
  }

  /** Finds relations between the columns, and leaves out those that repeat another one. */
  private List<RelationChoice> relations() {
    TableRelations found =
        TableRelations.of(
            profile.table(), used(Use.VARIABLE).stream().map(ColumnChoice::column).toList());
    List<RelationChoice> choices = new ArrayList<>();
    found.relations().forEach(r -> choices.add(new RelationChoice(r, r.text(), null)));
    for (TableRelations.Copy copy : found.copies()) {
      choices.add(new RelationChoice(copy.relation(), copy.text(), copy.column()));
      columns.stream()
          .filter(c -> c.column().name().equals(copy.column()))
          .forEach(c -> c.useProperty().set(Use.IGNORE));
    }
    return choices;
  }

  /** Whether a relation only says why a column is left out. */
  boolean leftOut(RelationChoice choice) {
    return columns.stream()
        .anyMatch(
            c -> c.column().name().equals(choice.copy()) && c.useProperty().get() == Use.IGNORE);
  }

  /** The relations of the table, which designs may be made to keep to. */
  List<RelationChoice> relationChoices() {
    return relations;
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Counts changes of the settings. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  public Path file() {
    return file;
  }

  TextTable table() {
    return profile.table();
  }

  public List<ColumnChoice> columns() {
    return columns;
  }

  /** Whether rows with missing or invalid values are left out. */
  public BooleanProperty incompleteProperty() {
    return incomplete;
  }

  /** Whether rows with numbers far outside the bulk are left out. */
  public BooleanProperty outliersProperty() {
    return outliers;
  }

  public ObjectProperty<Size> sizeProperty() {
    return size;
  }

  public ObjectProperty<FlowKind> kindProperty() {
    return kind;
  }

  public ObjectProperty<Prior> priorProperty() {
    return prior;
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** Generators such as {@code a=b, b=a; field=-field}; may be empty. */
  public StringProperty symmetriesProperty() {
    return symmetries;
  }

  /** The columns in use, as chosen now. */
  Uses uses() {
    return new Uses(names(Use.VARIABLE, Use.PROPERTY), names(Use.PROPERTY));
  }

  /** Problems of columns in such use; takes time on a long table. */
  List<DataIssue> problems(Uses uses) {
    return profile.issues(uses.all, uses.properties);
  }

  /** Problems of the columns in use, as chosen now. */
  public List<DataIssue> problems() {
    return problems(uses());
  }

  /** Applies the proposed fix of a problem. */
  public void fix(DataIssue issue) {
    switch (issue.kind()) {
      case MISSING, ODD -> incomplete.set(true);
      case OUTLIER -> outliers.set(true);
      case CONSTANT, TEXT, DATE, RANGE ->
          columns.stream()
              .filter(c -> c.column().name().equals(issue.column()))
              .forEach(c -> c.useProperty().set(Use.IGNORE));
      case DUPLICATE, REPEATED, MANY_CATEGORIES, ROW_NUMBER, BESIDE_RESULT -> {
        // exact copies are dropped and repeated designs grouped whatever is chosen
      }
    }
  }

  /** Whether a problem is fixed by the current settings. */
  public boolean fixed(DataIssue issue) {
    return switch (issue.kind()) {
      case MISSING, ODD -> incomplete.get();
      case OUTLIER -> outliers.get();
      case CONSTANT,
          TEXT,
          DATE,
          RANGE,
          MANY_CATEGORIES,
          ROW_NUMBER,
          BESIDE_RESULT,
          DUPLICATE,
          REPEATED ->
          true;
    };
  }

  /** Names of the columns with one of these roles. */
  private Set<String> names(Use... uses) {
    return columns.stream()
        .filter(c -> List.of(uses).contains(c.useProperty().get()))
        .map(c -> c.column().name())
        .collect(Collectors.toSet());
  }

  private List<ColumnChoice> used(Use use) {
    return columns.stream().filter(c -> c.useProperty().get() == use).toList();
  }

  /**
   * The recipe of the current settings.
   *
   * @throws BackcastException if there is no variable or no property, if a bound or a symmetry is
   *     invalid
   */
  public Recipe recipe() throws BackcastException {
    List<Variable> variables = used(Use.VARIABLE).stream().map(ColumnChoice::variable).toList();
    if (names(Use.GROUP).size() > 1) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("training.one-group"));
    }
    List<Property> properties = used(Use.PROPERTY).stream().map(ColumnChoice::property).toList();
    if (variables.isEmpty() || properties.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of("training.too-few-columns", variables.size(), properties.size()));
    }
    for (Variable v : variables) {
      Sentence problem = v.problem();
      if (problem != null) {
        throw new BackcastException(ErrorCode.BAD_BOUNDS, Sentence.of("training.unfit", problem));
      }
    }
    DesignSpace space =
        new TableRelations(
                relations.stream()
                    .filter(r -> r.keptProperty().get())
                    .map(RelationChoice::relation)
                    .toList(),
                List.of())
            .applyTo(
                new DesignSpace(
                    variables, properties, SymmetryText.generators(symmetries.get()), List.of()));
    space.group();
    Sentence unrelated = RelationCheck.problem(space);
    if (unrelated != null) {
      throw new BackcastException(ErrorCode.BAD_BOUNDS, Sentence.of("training.unfit", unrelated));
    }
    return new Recipe(
        name.get().strip(),
        name.get().strip(),
        String.valueOf(file.getFileName()),
        null,
        space,
        null,
        plans.apply(size.get()).with(kind.get()),
        new DataCleaning(incomplete.get(), outliers.get()),
        names(Use.GROUP).stream().findFirst().orElse(null),
        prior.get().kind,
        properties.stream().map(Property::name).toList());
  }

  /** Writes the recipe, for {@code backcast train --recipe}. */
  public void save(Path to, Json json) throws BackcastException {
    json.write(to, recipe());
  }
}
