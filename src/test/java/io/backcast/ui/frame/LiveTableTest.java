package io.backcast.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.candidates.CandidateRow;
import io.backcast.ui.candidates.DrawnRows;
import io.backcast.ui.candidates.ListedDesign;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.FxThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The table of candidates while the hand moves. */
class LiveTableTest extends ExplorerWindowTest {
  /** What the table showed with each picture of a drag. */
  private final List<Picture> pictures = new ArrayList<>();

  /**
   * A picture.
   *
   * @param sketched how many rows nobody has judged
   * @param missed how many of those are off the target of the picture
   * @param kept whether the selected and the pinned row are as they were
   * @param stale how many cells show what is not listed any more
   */
  private record Picture(int sketched, int missed, boolean kept, int stale) {}

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @SuppressWarnings("unchecked")
  private static TableView<CandidateRow> table(FxRobot robot) {
    return robot.lookup(".candidates .table-view").queryAs(TableView.class);
  }

  /** Does something with every picture of a drag, when all views show it. */
  private void onPicture(Consumer<ExplorationResult> action) {
    window
        .explorer()
        .resultProperty()
        .subscribe(
            (before, now) -> {
              if (now != null && now.ranked() == null) {
                action.accept(now);
              }
            });
  }

  /** Notes every picture of a drag, in the moment in which all views show it. */
  private void watch(TableView<CandidateRow> table) throws Exception {
    onFx(
        () -> {
          table.getSelectionModel().clearAndSelect(2);
          window.explorer().pins().add(table.getItems().get(4).candidate());
          table.requestFocus();
          ListedDesign chosen = table.getItems().get(2).design();
          ListedDesign pinned = table.getItems().get(4).design();
          onPicture(now -> pictures.add(picture(now, table, chosen, pinned)));
          return true;
        });
  }

  private static Picture picture(
      ExplorationResult now,
      TableView<CandidateRow> table,
      ListedDesign chosen,
      ListedDesign pinned) {
    double target = now.preview().target().values()[0];
    List<CandidateRow> rows = table.getItems().stream().filter(r -> !r.isJudged()).toList();
    return new Picture(
        rows.size(),
        (int)
            rows.stream()
                .filter(r -> Math.abs(r.design().unclamped()[0] - target) > 0.0501)
                .count(),
        table.getItems().size() > 4
            && table.getItems().get(2).design() == chosen
            && table.getItems().get(4).design() == pinned
            && table.getSelectionModel().getSelectedIndices().equals(List.of(2))
            && table.isFocused(),
        DrawnRows.stale(table));
  }

  /** Moves to a target in steps, and rests. */
  private void move(double target) throws Exception {
    onFx(
        () -> {
          for (int step = 4; step >= 0; step--) {
            window.explorer().targetProperty(0).set(target - 0.01 * step);
          }
        });
    settle();
  }

  @Test
  void whileTheHandMovesTheTableShowsTheSketchAndAtRestTheJudgedDesigns(FxRobot robot)
      throws Exception {
    settle();
    TableView<CandidateRow> table = table(robot);
    for (Parent around = table.getParent(); around != null; around = around.getParent()) {
      // a picture of the content would be drawn anew as a whole with every change
      assertThat(around.isCache()).as(around.toString()).isFalse();
    }
    double before = window.explorer().targetProperty(0).get();
    watch(table);
    Node bar = robot.lookup("#target-bar-gap").query();
    // on a busy machine the hand may rest before there is a picture; then it moves on
    for (int moves = 1; pictures.isEmpty() && moves < 40; moves++) {
      move(before + 0.05 * (1 + moves % 4));
    }
    assertThat(pictures).isNotEmpty();
    assertThat(pictures)
        .allMatch(p -> p.sketched == 20 && p.missed == 0 && p.stale == 0)
        .allMatch(Picture::kept);
    assertThat(table.getItems()).hasSize(200).allMatch(CandidateRow::isJudged);
    assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(2);
    assertThat(Objects.requireNonNull(window.explorer().selectedProperty().get()).number())
        .isEqualTo(3);
    assertThat(table.isFocused()).isTrue();
    // a drag is one step back, whatever the table showed meanwhile
    drag(robot, bar, 0.5, 0.6, 0.5);
    settle();
    double dragged = window.explorer().targetProperty(0).get();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    settle();
    assertThat(window.explorer().targetProperty(0).get()).isNotEqualTo(dragged);
    assertThat(table.getItems()).allMatch(CandidateRow::isJudged);
    assertThat(window.explorer().pins()).hasSize(1);
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    settle();
    assertThat(window.explorer().targetProperty(0).get()).isEqualTo(dragged);
  }

  @Test
  void whatComesBackIntoSightShowsWhatIsListedByNow(FxRobot robot) throws Exception {
    settle();
    TableView<CandidateRow> table = table(robot);
    double before = window.explorer().targetProperty(0).get();
    for (int step = 1; step < 6; step++) {
      int row = 20 * step;
      // rows leave the view by one, and stay in memory as they are
      for (int by = 0; by < 3; by++) {
        int top = row + by;
        onFx(() -> table.scrollTo(top));
        FxThread.awaitPulses();
      }
      move(before + 0.02 * step);
      onFx(() -> table.scrollTo(row));
      FxThread.awaitPulses();
      assertThat(onFx(() -> DrawnRows.stale(table))).as("rows above %s", row).isZero();
    }
    // columns that do not fit are out of sight to the side
    onFx(() -> table.setMaxWidth(250));
    FxThread.awaitPulses();
    onFx(() -> DrawnRows.reverse(table));
    ScrollBar bar = robot.lookup(".candidates .scroll-bar:horizontal").queryAs(ScrollBar.class);
    onFx(() -> bar.setValue(bar.getMax()));
    FxThread.awaitPulses();
    assertThat(onFx(() -> DrawnRows.stale(table))).as("columns to the right").isZero();
  }

  @Test
  void aHiddenSelectionIsNoneUntilItIsBack(FxRobot robot) throws Exception {
    settle();
    TableView<CandidateRow> table = table(robot);
    float a =
        onFx(
            () -> {
              table.getSelectionModel().clearAndSelect(2);
              float value = table.getItems().get(2).x()[0];
              window.explorer().brushProperty().set(Brush.NONE.with(0, value + 0.01, 4));
              return value;
            });
    assertThat(table.getItems()).isNotEmpty().allMatch(row -> row.x()[0] > a);
    assertThat(table.getSelectionModel().getSelectedItems()).isEmpty();
    assertThat(onFx(() -> DrawnRows.stale(table))).isZero();
    onFx(
        () -> {
          window.explorer().brushProperty().set(Brush.NONE);
          return true;
        });
    assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(2);
    assertThat(Objects.requireNonNull(window.explorer().selectedProperty().get()).number())
        .isEqualTo(3);
    onFx(
        () -> {
          window.explorer().brushProperty().set(Brush.NONE.with(0, 9, 10));
          return true;
        });
    assertThat(((Label) table.getPlaceholder()).getText())
        .isEqualTo("The brush or the filter hides all 200 candidates.");
    // the design that the other views show stays the one that keys act on
    onFx(
        () -> {
          window.explorer().brushProperty().set(Brush.NONE);
          table.getSelectionModel().clearAndSelect(8);
          table.getSelectionModel().select(3);
          float least = Math.min(table.getItems().get(8).x()[0], table.getItems().get(3).x()[0]);
          window.explorer().brushProperty().set(Brush.NONE.with(0, least, 4));
          return true;
        });
    assertThat(table.getSelectionModel().getSelectedItems())
        .extracting(CandidateRow::number)
        .containsExactly(4, 9);
    assertThat(table.getSelectionModel().getSelectedItem().number()).isEqualTo(4);
  }

  @Test
  void severalSelectedRowsFarDownStaySelectedUntilTheirPlacesAreJudgedAnew(FxRobot robot)
      throws Exception {
    settle();
    TableView<CandidateRow> table = table(robot);
    List<Integer> followed = new ArrayList<>();
    List<Integer> selected = new ArrayList<>();
    List<ListedDesign> chosen = new ArrayList<>();
    onFx(
        () -> {
          table.getSelectionModel().clearSelection();
          table.getSelectionModel().selectRange(48, 53);
          chosen.addAll(
              table.getSelectionModel().getSelectedItems().stream()
                  .map(CandidateRow::design)
                  .toList());
          window
              .explorer()
              .selectedProperty()
              .subscribe((before, now) -> followed.add(now == null ? 0 : now.number()));
          onPicture(
              now ->
                  selected.add(
                      (int)
                          table.getSelectionModel().getSelectedItems().stream()
                              .filter(row -> chosen.contains(row.design()))
                              .count()));
          return true;
        });
    double before = window.explorer().targetProperty(0).get();
    for (int moves = 1; selected.isEmpty() && moves < 40; moves++) {
      move(before + 0.05 * (1 + moves % 4));
    }
    assertThat(selected).isNotEmpty().allMatch(count -> count == 5);
    // the row of the same number first, then its design, wherever the whole answer has it
    assertThat(followed).as("what the other views were shown").startsWith(53);
    assertThat(followed).doesNotContain(0, Candidate.SKETCHED);
    assertThat(table.getSelectionModel().getSelectedIndices())
        .containsExactly(followed.getLast() - 1);
  }

  @Test
  void outOfReachAndInPresentationModeTheTableAnswersToo(FxRobot robot) throws Exception {
    settle();
    TableView<CandidateRow> table = table(robot);
    onFx(
        () -> {
          appearance.presentingProperty().set(true);
          window.explorer().targetProperty(0).set(0.7);
          return true;
        });
    settle();
    assertThat(table.getItems()).isNotEmpty().allMatch(CandidateRow::isJudged);
    watch(table);
    onFx(
        () -> {
          appearance.presentingProperty().set(false);
          table.getSelectionModel().clearSelection();
          window.explorer().pins().clear();
          pictures.clear();
          // so much stretched, the layer is a metal
          window
              .explorer()
              .boundsProperty()
              .set(window.explorer().boundsProperty().get().with(0, 3.7, 3.79).with(1, 3.7, 3.79));
          window.explorer().targetProperty(0).set(2.0);
          return true;
        });
    settle();
    for (int moves = 0; pictures.isEmpty() && moves < 40; moves++) {
      move(2.05 + 0.05 * (moves % 2));
    }
    assertThat(pictures).isNotEmpty().allMatch(p -> p.sketched == 0);
    assertThat(table.getItems()).isEmpty();
  }
}
