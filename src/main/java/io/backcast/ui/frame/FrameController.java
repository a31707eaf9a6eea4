package io.backcast.ui.frame;

import io.backcast.design.SamplingMethod;
import io.backcast.design.WeightedDesigns;
import io.backcast.model.NetworkRole;
import io.backcast.model.OutsideCount;
import io.backcast.model.PriorKind;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Overlay;
import io.backcast.ui.common.ReviewText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.SessionPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frame around the views: title, menus, tabs and the status line. */
public final class FrameController implements SessionPart {
  /** Below this width, in ems, the right column moves under the centre. */
  private static final double NARROW = 84;

  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;

  /** Shown in the status line in place of the counts until the question changes; empty for none. */
  private String notice = "";

  @FXML private StackPane root;
  @FXML private VBox frame;
  @FXML private HBox body;
  @FXML private VBox centre;
  @FXML private VBox right;
  @FXML private Node whatif;
  @FXML private MenuBar menuBar;
  @FXML private TabPane tabs;
  @FXML private Label title;
  @FXML private Label seed;
  @FXML private Label drawn;
  @FXML private Label accuracy;
  @FXML private HBox status;
  @FXML private Overlay overlay;

  public FrameController(ExplorerState explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
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
    explorer.onQuestion(() -> showNotice(""));
    frame.widthProperty().subscribe(width -> arrange());
    appearance.onChange(this::arrange);
    Property first = explorer.firstProperty();
    // on a log scale the mean absolute error is that of the largest values alone
    Double error =
        explorer.card().metrics().get(first.name() + (first.isLog() ? "_relative_error" : "_mae"));
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
            : texts.get(
                "frame.error",
                first.isLog()
                    ? Units.with(texts.significant(100 * error, 2), "%")
                    : Units.with(texts.significant(error, 2), first.unit()));
    accuracy.setText(velocity ? known + " · " + texts.get("frame.velocity") : known);
  }

  /** Adds a tab for each chart. */
  public void showTabs(List<ChartTab> charts) {
    for (ChartTab chart : charts) {
      Tab tab = new Tab(texts.get("tab." + chart.label()), chart.content());
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

  /** Adds a control to the status line, before what is known of the model. */
  public void showBesideStatus(Node control) {
    status.getChildren().add(status.getChildren().indexOf(accuracy), control);
  }

  /** Adds a panel above the status line. */
  public void showBelow(Node panel) {
    frame.getChildren().add(frame.getChildren().indexOf(status), panel);
  }

  /** Fills the menu bar. */
  public void showMenus(List<Command.Menu> menus) {
    new CommandBar(texts).fill(menuBar, menus);
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

  /** Shows a sentence in the status line until the question changes. */
  public void showNotice(String sentence) {
    notice = sentence;
    showStatus();
  }

  /** Shows the keys of menus on a card above the window. */
  public void showKeys(List<Command.Menu> menus) {
    overlay.show(new KeyboardHelp(texts).card(menus));
  }

  /** The pane whose children lie above each other, for the tour. */
  public StackPane layers() {
    return root;
  }

  private void arrange() {
    boolean presenting = appearance.presentingProperty().get();
    boolean narrow = !presenting && frame.getWidth() < NARROW * appearance.em();
    body.getChildren().remove(right);
    centre.getChildren().remove(right);
    if (!presenting) {
      (narrow ? centre : body).getChildren().add(right);
    }
    for (Node node : List.of(whatif, menuBar, seed)) {
      node.setVisible(!presenting);
      node.setManaged(!presenting);
    }
    VBox.setVgrow(whatif, Priority.SOMETIMES);
    root.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
  }

  private void showStatus() {
    ExplorationResult result = explorer.resultProperty().get();
    if (!notice.isEmpty()) {
      drawn.setText(notice);
    } else if (result == null) {
      drawn.setText(texts.get("frame.loading"));
    } else if (!result.evaluated()) {
      drawn.setText(texts.get("frame.unevaluated", texts.whole(result.preview().drawn())));
    } else if (result.result() == null) {
      drawn.setText(texts.get("frame.live", texts.whole(result.preview().drawn())));
    } else {
      drawn.setText(
          texts.get(
              Double.isNaN(result.expected()) ? "frame.settled" : "frame.expected",
              texts.whole(result.preview().drawn()),
              texts.whole(result.preview().hits()),
              texts.whole(result.preview().drawn() - result.preview().hits()),
              texts.number(100 * result.expected(), 0)));
    }
    if (notice.isEmpty() && result != null && result.evaluated()) {
      showDistribution(result);
    }
    if (notice.isEmpty() && result != null && result.result() != null) {
      showOutside(result.result().outside());
    }
  }

  /** What the distributions are made of, and what that is worth; nothing during a drag. */
  private void showDistribution(ExplorationResult result) {
    WeightedDesigns designs = result.weighted();
    if (designs == null && !result.settled()) {
      return;
    }
    String worth = texts.whole(designs == null ? 0 : (int) designs.effective());
    String text;
    if (designs == null) {
      text = texts.get("frame.as-drawn");
    } else if (!designs.isEnough()) {
      text = texts.get("frame.too-few", worth);
    } else {
      boolean rejected = designs.method() == SamplingMethod.REJECTION;
      text =
          texts.get(
              rejected ? "frame.rejection" : "frame.importance",
              texts.whole(designs.size()),
              worth);
    }
    drawn.setText(drawn.getText() + " · " + text);
  }

  /** How many raw samples the network drew outside the bounds, if it did. */
  private void showOutside(OutsideCount outside) {
    if (outside.outside() > 0) {
      String percent = texts.number(100 * outside.share(), 1);
      drawn.setText(drawn.getText() + " · " + texts.get("frame.outside", percent));
    }
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
