package io.backcast.ui.variables;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.testing.WindowExtension;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class NameColumnTest {
  private final Appearance appearance = new Appearance();

  @Start
  void begin(Stage stage) {
    // only the toolkit is needed: the stage keeps its size for whoever comes next
  }

  private static Variable named(String name) {
    return new Variable(name, name, "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2);
  }

  /** The name as the window shows it beside its row. */
  private Label shown(List<Variable> variables, int at, double scale) throws Exception {
    return onFx(
        () -> {
          appearance.textScaleProperty().set(scale);
          Label name = new Label(variables.get(at).symbol());
          name.getStyleClass().add("symbol");
          VBox cell = new VBox(name);
          cell.getStyleClass().add("variable-left");
          new NameColumn(appearance, variables).fit(cell);
          VBox root = new VBox(new HBox(cell));
          root.getStyleClass().add("explorer");
          root.getStylesheets()
              .add(String.valueOf(NameColumn.class.getResource("/io/backcast/ui/backcast.css")));
          appearance.applyTo(root);
          Scene scene = new Scene(root, 900, 300);
          assertThat(scene.getRoot()).isSameAs(root);
          root.applyCss();
          root.layout();
          return name;
        });
  }

  @Test
  void aNameOfAnEveryDayLengthIsShownWholeAtEveryTextSize() throws Exception {
    List<Variable> variables = List.of(named("x"), named("thickness"));
    for (double scale : new double[] {1, 2}) {
      Label name = shown(variables, 1, scale);
      assertThat(name.getWidth()).isGreaterThanOrEqualTo(name.prefWidth(-1));
    }
  }

  @Test
  void allRowsBeginAtTheSamePlaceAndAnEndlessNameLeavesRoomForThePicture() throws Exception {
    List<Variable> variables = List.of(named("x"), named("temperature_of_the_second_furnace"));
    double wide = ((VBox) shown(variables, 1, 1).getParent()).getWidth();
    assertThat(((VBox) shown(variables, 0, 1).getParent()).getWidth()).isEqualTo(wide);
    assertThat(wide).isLessThan(10 * appearance.em());
  }
}
