package io.backcast.ui.common;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

/** Beside a label of JavaFX to which the same happens. */
@ExtendWith(WindowExtension.class)
class WrappedLabelTest {
  private static final double[] WIDTHS = {-1, 120, 200, 120, 60};

  private static final List<Consumer<Label>> CHANGES =
      List.of(
          label -> label.setText("1,894 of 2,000 samples"),
          label ->
              label.setText("1,894 of 2,000 samples are on target, and that takes a line more"),
          label -> label.setFont(Font.font(30)),
          label -> label.setPadding(new Insets(7)),
          label -> label.setLineSpacing(5),
          label -> label.setWrapText(false));

  @Start
  void begin(Stage stage) {
    // only the toolkit is needed: the stage keeps its size for whoever comes next
  }

  @Test
  void itsHeightIsThatOfItsPresentText() throws Exception {
    assertThat(heights(WrappedLabel::new)).containsExactlyElementsOf(heights(Label::new));
  }

  /** Heights for some widths after each change. */
  private static List<Double> heights(Supplier<Label> of) throws Exception {
    return onFx(
        () -> {
          Label label = of.get();
          label.setWrapText(true);
          VBox box = new VBox(label);
          Scene scene = new Scene(box, 200, 200);
          scene.getRoot().applyCss();
          List<Double> heights = new ArrayList<>();
          for (Consumer<Label> change : CHANGES) {
            change.accept(label);
            for (double width : WIDTHS) {
              heights.add(label.prefHeight(width));
            }
          }
          return heights;
        });
  }
}
