package io.backcast.ui.frame;

import io.backcast.model.NetworkRole;
import io.backcast.model.PriorKind;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.HeldOutError;
import io.backcast.ui.common.ReviewText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.panel.Panel;
import io.backcast.ui.panel.Workspace;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.SessionPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frame around the views: title, menus, tabs and the status line. */
public final class FrameController implements SessionPart {
  /** Usual widths of the columns beside the charts, in ems. */
  private static final double VARIABLES = 21.2;

  private static final double CANDIDATES = 40.2;

  /** That of the variables in a presentation. */
  private static final double PRESENTED = 34;

  /** Below this width, in ems, what surrounds the panels takes less room. */
  private static final double TIGHT = 60;

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass TIGHTER = PseudoClass.getPseudoClass("tight");
  private static final PseudoClass SLIM = PseudoClass.getPseudoClass("slim");

  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final StatusText counts;

  /** What each tab shows, in their order. */
  private final Map<Tab, Node> pages = new LinkedHashMap<>();

  private @Nullable Workspace workspace;

  /** Shown in the status line in place of the counts until the question changes; empty for none. */
  private String notice = "";

  @FXML private StackPane root;
  @FXML private VBox frame;
  @FXML private ScrollPane body;
  @FXML private Region variables;
  @FXML private Region charts;
  @FXML private Region whatif;
  @FXML private Region candidates;
  @FXML private Region cell;
  @FXML private MenuBar menuBar;
  @FXML private Label concealed;
  @FXML private TabPane tabs;
  @FXML private Label title;
  @FXML private Label seed;
  @FXML private Label drawn;
  @FXML private Label accuracy;
  @FXML private HBox status;

  public FrameController(ExplorerState explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.counts = new StatusText(texts);
  }

  @FXML
  private void initialize() {
    title.setText(explorer.card().title());
    // the line may be longer than the window is wide
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(drawn.textProperty());
    drawn.setTooltip(whole);
    explorer.seedProperty().subscribe(now -> seed.setText(texts.get("frame.seed", now.toString())));
    explorer.resultProperty().subscribe(result -> showStatus());
    explorer.blockedProperty().subscribe(blocked -> showStatus());
    explorer.onQuestion(() -> showNotice(""));
    Workspace made = panels();
    workspace = made;
    made.roomProperty().bind(root.widthProperty());
    body.setContent(made);
    frame.getChildren().add(frame.getChildren().indexOf(body), made.titles());
    frame.widthProperty().subscribe(width -> arrange());
    made.widthProperty().subscribe(width -> arrange());
    made.roomProperty().subscribe(width -> arrange());
    appearance.onChange(this::arrange);
    // its width is measured in letters that it has only then
    accuracy.fontProperty().subscribe((before, now) -> arrange());
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && (made.restoreAll() || endPresentation())) {
            e.consume();
          }
        });
    HeldOutError error = HeldOutError.of(explorer.card(), texts);
    PriorKind prior = PriorKind.of(explorer.card().prior());
    List<String> explained = new ArrayList<>();
    // networks from elsewhere describe theirs in other words
    if (explorer.card().prior().startsWith(prior.description())) {
      explained.add(texts.of("frame.prior", prior));
    }
    boolean velocity = explorer.card().has(NetworkRole.VELOCITY);
    if (velocity) {
      explained.add(texts.get("frame.velocity.explained"));
    }
    if (explorer.card().checks() != null) {
      explained.add(ReviewText.of(explorer.card().checks(), explorer.card().space(), texts));
    }
    if (!explained.isEmpty()) {
      Tooltip tooltip = new Tooltip(String.join("\n", explained));
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(40 * appearance.em());
      accuracy.setTooltip(tooltip);
    }
    String known =
        error == null
            ? texts.get("frame.no-error")
            : error.sentence(texts, "frame.error", "frame.error.beside");
    accuracy.setText(velocity ? known + " · " + texts.get("frame.velocity") : known);
  }

  private boolean endPresentation() {
    boolean presenting = appearance.presentingProperty().get();
    appearance.presentingProperty().set(false);
    return presenting;
  }

  /**
   * Opens a panel that is not to be seen.
   *
   * @return whether it is to be seen then: a presentation has few panels
   */
  public boolean reveal(String id) {
    if (appearance.presentingProperty().get()) {
      return false;
    }
    Workspace panels = workspace();
    panels.panels().stream()
        .filter(panel -> panel.id().equals(id) && !panels.isShown(panel))
        .findFirst()
        .ifPresent(
            panel -> {
              panels.open(panel);
              // what appears beside its controls has to know where they are
              root.applyCss();
              root.layout();
            });
    return true;
  }

  /** Adds a tab for each chart; {@link #showPages} fills them. */
  public void showTabs(List<ChartTab> charts) {
    for (ChartTab chart : charts) {
      Tab tab = new Tab(texts.get("tab." + chart.label()));
      pages.put(tab, chart.content());
      tab.setId(chart.id());
      tab.setClosable(false);
      for (Node node : chart.content().lookupAll(".chart")) {
        if (node instanceof ChartPane pane) {
          pane.shownProperty().bind(tab.selectedProperty());
        }
      }
      tabs.getTabs().add(tab);
    }
  }

  /**
   * Fills the tab in front; another one when it is selected.
   *
   * @param later opens when the one in front has been drawn, for all others
   */
  public void showPages(Gate later) {
    pages.forEach(
        (tab, page) -> {
          tab.selectedProperty()
              .subscribe(
                  selected -> {
                    if (selected) {
                      tab.setContent(page);
                    }
                  });
          later.pass(() -> tab.setContent(page));
        });
  }

  /** Adds a control to the status line, before what is known of the model. */
  public void showBesideStatus(Node control) {
    status.getChildren().add(status.getChildren().indexOf(accuracy), control);
  }

  /** Adds a panel above the status line. */
  public void showBelow(Node panel) {
    frame.getChildren().add(frame.getChildren().indexOf(status), panel);
  }

  /** Hides the charts, which would give away what an audience is to guess. */
  public void conceal(boolean hidden) {
    tabs.setVisible(!hidden);
    concealed.setVisible(hidden);
  }

  /** Fills the menu bar. */
  public void showMenus(List<Command.Menu> menus) {
    CommandBar bar = new CommandBar(texts);
    bar.fill(menuBar, menus);
    bar.listen(root, menus);
  }

  /** Selects a tab, from 0; does nothing if there is no such tab. */
  public void showTab(int number) {
    if (number >= 0 && number < tabs.getTabs().size()) {
      tabs.getSelectionModel().select(number);
    }
  }

  /** Selects the tab with an id; does nothing if there is no such tab. */
  public void showTab(@Nullable String id) {
    tabs.getTabs().stream()
        .filter(t -> t.getId().equals(id))
        .findFirst()
        .ifPresent(tabs.getSelectionModel()::select);
  }

  /** What is written on the tabs, in order. */
  public List<String> tabTitles() {
    return tabs.getTabs().stream().map(Tab::getText).toList();
  }

  /** Shows a sentence in the status line until the question changes. */
  public void showNotice(String sentence) {
    notice = sentence;
    showStatus();
  }

  /** The pane whose children lie above each other, for the tour. */
  public StackPane layers() {
    return root;
  }

  /** Puts the views into panels. */
  private Workspace panels() {
    Panel table = panel("candidates", candidates, new Panel.Room(16.5, 0));
    List<Panel> right = new ArrayList<>(List.of(table));
    if (explorer.card().crystal() != null) {
      right.add(panel("cell", cell, new Panel.Room(11.5, 12)));
    }
    Panel rows = panel("variables", variables, new Panel.Room(14, 0));
    Panel chart = panel("charts", charts, new Panel.Room(19.5, 0));
    Panel profiles = panel("whatif", whatif, new Panel.Room(15.5, 16.5));
    return new Workspace(
        appearance,
        texts,
        List.of(
            new Workspace.Column(VARIABLES, List.of(rows), PRESENTED, List.of(rows)),
            new Workspace.Column(0, List.of(chart, profiles), 0, List.of(chart)),
            new Workspace.Column(CANDIDATES, right, 0, List.of())));
  }

  private Panel panel(String id, Region content, Panel.Room room) {
    return new Panel(id, texts.get("panel." + id), content, room);
  }

  /** The panels of the window. */
  public Workspace workspace() {
    return Objects.requireNonNull(workspace, "made when the view is loaded");
  }

  private void arrange() {
    boolean presenting = appearance.presentingProperty().get();
    for (Node node : List.of(menuBar, seed)) {
      node.setVisible(!presenting);
      node.setManaged(!presenting);
    }
    double ems = frame.getWidth() / appearance.em();
    root.pseudoClassStateChanged(NARROW, workspace().isNarrow());
    boolean slim = workspace().isSlim();
    root.pseudoClassStateChanged(TIGHTER, ems < TIGHT);
    root.pseudoClassStateChanged(SLIM, slim);
    // the title bar has it too
    title.setVisible(!slim);
    title.setManaged(!slim);
    // the model's figure stays on one line where that leaves room for the rest
    double share = slim ? 0.7 : 0.4;
    accuracy.setMinWidth(Math.min(accuracy.prefWidth(-1), share * frame.getWidth()));
  }

  private void showStatus() {
    // what blocks a question is said at the target
    boolean blocked = explorer.blockedProperty().get() != null;
    String found = blocked ? "" : counts.of(explorer.resultProperty().get());
    drawn.setText(notice.isEmpty() ? found : notice);
  }

  @Override
  public void save(Map<String, String> views) {
    views.put("tab", tabs.getSelectionModel().getSelectedItem().getId());
  }

  @Override
  public void restore(Map<String, String> views) {
    showTab(views.get("tab"));
  }
}
