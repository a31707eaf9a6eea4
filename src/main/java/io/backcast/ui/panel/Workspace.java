package io.backcast.ui.panel;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.SessionPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The panels of the window in columns. In a narrow window the last column joins the one before it,
 * and in a slim one all are one column; what has no room is collapsed to a strip with its title, so
 * that the window does not scroll. The user drags dividers, collapses panels, and shows one alone;
 * a session remembers it.
 */
public final class Workspace extends HBox implements SessionPart {
  /** Below this width, in ems, the last column joins the one before it. */
  private static final double NARROW = 88;

  /** Below this width, in ems, not even two panels have room side by side. */
  private static final double SLIM = 46;

  /** Share of the window by which a key moves a divider. */
  private static final double STEP = 0.02;

  private final Appearance appearance;
  private final List<Column> wide;
  private final List<Panel> all;
  private final DividerPlaces places = new DividerPlaces();
  private final PanelSplit split;
  private final List<PanelColumn> columns;
  private final PanelStrip before;
  private final PanelStrip after;
  private final PanelStrip above;
  private final List<Panel> lastOpened = new ArrayList<>();
  private final Map<Panel, BooleanProperty> shown = new LinkedHashMap<>();
  private @Nullable Panel maximised;
  private final DoubleProperty room = new SimpleDoubleProperty(Double.MAX_VALUE);
  private boolean slim;
  private boolean arranging;

  /**
   * A column.
   *
   * @param ems its usual width; 0 for what is left
   * @param presentedEms the same in a presentation
   * @param presented those of its panels that a presentation shows
   */
  public record Column(
      double ems, List<Panel> panels, double presentedEms, List<Panel> presented) {}

  /**
   * The panels.
   *
   * @param columns from the left; exactly one without a width
   */
  public Workspace(Appearance appearance, Texts texts, List<Column> columns) {
    this.appearance = appearance;
    this.wide = List.copyOf(columns);
    this.all = columns.stream().flatMap(c -> c.panels().stream()).toList();
    this.split = new PanelSplit(Orientation.HORIZONTAL, appearance, places);
    this.before = new PanelStrip(true, texts, this::open);
    this.after = new PanelStrip(true, texts, this::open);
    this.above = new PanelStrip(false, texts, this::open);
    this.columns =
        IntStream.range(0, columns.size())
            .mapToObj(i -> new PanelColumn(appearance, places, this::note))
            .toList();
    getStyleClass().add("body");
    HBox.setHgrow(split, Priority.ALWAYS);
    PanelHead head = new PanelHead(texts);
    for (Panel panel : all) {
      shown.put(panel, new SimpleBooleanProperty());
      head.addTo(panel, () -> collapse(panel), () -> toggleMaximised(panel));
      panel.collapsed().subscribe((was, now) -> arrange());
    }
    getChildren().setAll(before, split, after);
    arrange();
    appearance.onChange(this::arrange);
    widthProperty().subscribe((was, now) -> arrange());
    room.subscribe(
        (was, now) -> {
          if (isSlim() != slim) {
            arrange();
          }
        });
  }

  /** All panels, in the order of their columns. */
  public List<Panel> panels() {
    return all;
  }

  /** The titles of panels without room in a slim window, for a place above this; often empty. */
  public Region titles() {
    return above;
  }

  /** Whether the last column has no place of its own. */
  public boolean isNarrow() {
    return isBelow(NARROW, getWidth());
  }

  /** Whether all panels are in one column. */
  public boolean isSlim() {
    // what has no room makes this wider than the window
    return isBelow(SLIM, Math.min(getWidth(), room.get()));
  }

  private boolean isBelow(double ems, double width) {
    return !appearance.presentingProperty().get() && width > 0 && width < ems * appearance.em();
  }

  /** Width that there is; this may be wider. */
  public DoubleProperty roomProperty() {
    return room;
  }

  /** Opens a panel and puts the focus into it. */
  public void open(Panel panel) {
    lastOpened.remove(panel);
    lastOpened.addFirst(panel);
    if (maximised != null && maximised != panel) {
      maximised = null;
    }
    panel.collapsed().set(false);
    arrange();
    focus(panel);
  }

  /** Collapses a panel to its strip. */
  public void collapse(Panel panel) {
    boolean focused = panel.equals(focused());
    lastOpened.remove(panel);
    if (panel == maximised) {
      maximised = null;
    }
    panel.collapsed().set(true);
    arrange();
    if (focused && getScene() != null && lookup("#strip-" + panel.id()) instanceof Node strip) {
      strip.requestFocus();
    }
  }

  /** Opens a panel that is not to be seen, and collapses one that is. */
  public void toggle(Panel panel) {
    if (isShown(panel)) {
      collapse(panel);
    } else {
      open(panel);
    }
  }

  /** Whether a panel is on the screen now. */
  public boolean isShown(Panel panel) {
    return maximised == null
        ? columns.stream().anyMatch(c -> c.open().contains(panel))
        : maximised == panel;
  }

  /** The same as a property. */
  public ObservableValue<Boolean> shown(Panel panel) {
    return Objects.requireNonNull(shown.get(panel), "one of this window's panels");
  }

  /** Tells which panels are to be seen, and puts the others on the strips. */
  private void note() {
    if (arranging) {
      return;
    }
    shown.forEach((panel, now) -> now.set(isShown(panel)));
    // at the side they would take the width that is short
    before.show(slim ? List.of() : strips(wide.subList(0, 1)));
    after.show(slim ? List.of() : strips(wide.subList(1, wide.size())));
    above.show(slim ? strips(wide) : List.of());
  }

  private List<Panel> strips(List<Column> of) {
    boolean presenting = appearance.presentingProperty().get();
    return maximised != null
        ? List.of()
        : of.stream()
            .flatMap(c -> (presenting ? c.presented() : c.panels()).stream())
            .filter(p -> !isShown(p))
            .toList();
  }

  /** The panel that is shown alone, or null. */
  public @Nullable Panel maximised() {
    return maximised;
  }

  /** Shows a panel alone, or all again if it is alone already. */
  public void toggleMaximised(Panel panel) {
    maximised = maximised == panel ? null : panel;
    panel.collapsed().set(false);
    arrange();
    focus(panel);
  }

  /** Shows all panels again; false if none was alone. */
  public boolean restoreAll() {
    Panel alone = maximised;
    if (alone == null) {
      return false;
    }
    toggleMaximised(alone);
    return true;
  }

  /** The panel that has the focus; the first of the widest column if none has. */
  public Panel current() {
    Panel focused = focused();
    return focused != null ? focused : widest().panels().getFirst();
  }

  private Column widest() {
    return wide.stream().filter(c -> c.ems() == 0).findFirst().orElse(wide.getFirst());
  }

  /** Makes the column with the focus wider, or narrower for a negative sign. */
  public void widen(int sign) {
    int at = split.indexOf(current().content());
    int last = split.getDividers().size() - 1;
    // of the last column the divider is on its left
    split.move(Math.min(at, last), at > last ? -sign * STEP : sign * STEP);
  }

  private @Nullable Panel focused() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    return owner == null ? null : all.stream().filter(p -> p.holds(owner)).findFirst().orElse(null);
  }

  private void focus(Panel panel) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    if (owner == null || !panel.holds(owner)) {
      firstControl(panel.content()).ifPresent(Node::requestFocus);
    }
  }

  /** The first control of the content; the buttons of the panel itself come after it. */
  private static Optional<Node> firstControl(Region content) {
    return content.lookupAll("*").stream()
        .filter(n -> n.isFocusTraversable() && !n.isDisabled() && isSeen(n, content))
        .filter(n -> !n.getStyleClass().contains("panel-button"))
        .findFirst();
  }

  private static boolean isSeen(Node node, Node within) {
    for (Node at = node; at != null && at != within.getParent(); at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void arrange() {
    if (arranging) {
      return;
    }
    arranging = true;
    slim = isSlim();
    try {
      Panel alone = maximised;
      if (alone == null) {
        showColumns();
      } else {
        columns.forEach(PanelColumn::clear);
        split.show(List.of(new PanelSplit.Part(alone.id(), alone.content(), 0)));
      }
    } finally {
      arranging = false;
    }
    note();
  }

  private void showColumns() {
    if (split.getItems().stream().noneMatch(PanelColumn.class::isInstance)) {
      split.show(List.of());
    }
    boolean presenting = appearance.presentingProperty().get();
    List<List<Panel>> shared = presenting ? presented() : isNarrow() ? joined() : separate();
    for (int i = 0; i < columns.size(); i++) {
      // panels move between columns: all are given up before any is taken
      if (!columns.get(i).panels().equals(shared.get(i))) {
        columns.get(i).clear();
      }
    }
    List<PanelSplit.Part> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      PanelColumn column = columns.get(i);
      column.show(shared.get(i), urgent());
      if (column.isWanted()) {
        double ems = presenting ? wide.get(i).presentedEms() : wide.get(i).ems();
        parts.add(new PanelSplit.Part(name(shared.get(i)), column, ems));
      }
    }
    split.show(parts);
  }

  private static String name(List<Panel> panels) {
    return panels.stream().map(Panel::id).collect(Collectors.joining("-"));
  }

  /** The last opened first, then those that take what is left, then the others. */
  private List<Panel> urgent() {
    List<Panel> urgent = new ArrayList<>(lastOpened);
    Stream<Panel> first = isSlim() ? widest().panels().stream() : Stream.of();
    Stream.of(first, all.stream().filter(Panel::takesRest), all.stream())
        .flatMap(panels -> panels)
        .distinct()
        .filter(p -> !lastOpened.contains(p))
        .forEach(urgent::add);
    return urgent;
  }

  private List<List<Panel>> separate() {
    return wide.stream().map(Column::panels).toList();
  }

  private List<List<Panel>> presented() {
    return wide.stream().map(Column::presented).toList();
  }

  /** The panels that take most come first: below a chart the table, then what has a set height. */
  private List<List<Panel>> joined() {
    int last = wide.size() - 1;
    int first = isSlim() ? 0 : last - 1;
    List<List<Panel>> shared = new ArrayList<>(separate());
    List<Panel> joined = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      joined.addAll(shared.set(i, List.of()));
    }
    joined.sort(Comparator.comparing(Panel::takesRest).reversed());
    shared.set(last - 1, List.copyOf(joined));
    return shared;
  }

  /** Takes over how another window is laid out. */
  public void takeFrom(Workspace other) {
    Map<String, String> layout = new LinkedHashMap<>();
    other.save(layout);
    restore(layout);
  }

  @Override
  public void save(Map<String, String> views) {
    String collapsed =
        all.stream()
            .filter(p -> p.collapsed().get())
            .map(Panel::id)
            .collect(Collectors.joining(" "));
    views.put("layout.collapsed", collapsed);
    views.put("layout.dividers", places.text());
    views.put("layout.alone", maximised == null ? "" : maximised.id());
  }

  @Override
  public void restore(Map<String, String> views) {
    String collapsed = views.get("layout.collapsed");
    if (collapsed == null) {
      return;
    }
    List<String> ids = Arrays.asList(collapsed.split(" "));
    all.forEach(p -> p.collapsed().set(ids.contains(p.id())));
    places.read(views.getOrDefault("layout.dividers", ""));
    String alone = views.getOrDefault("layout.alone", "");
    maximised = all.stream().filter(p -> p.id().equals(alone)).findFirst().orElse(null);
    arrange();
    split.place();
    columns.forEach(c -> c.split().place());
  }
}
