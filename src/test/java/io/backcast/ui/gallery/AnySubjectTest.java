package io.backcast.ui.gallery;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/** A window of the smallest model, and of one of which nobody has named the class. */
@ExtendWith(WindowExtension.class)
class AnySubjectTest {
  private final List<Exception> failures = new ArrayList<>();
  private Stage stage;

  @TempDir private Path folder;

  @Start
  void begin(Stage shown) {
    stage = shown;
  }

  private List<String> words(String id) throws Exception {
    GallerySubject subject =
        GallerySubject.all().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    Path made = new SubjectGallery(folder).model(subject);
    try (InverseModel model = new ModelFolder(new Json()).open(made)) {
      AppContext context =
          new AppContext(
              new Appearance(Locale.ENGLISH),
              new Texts(Locale.ENGLISH),
              failures::add,
              AppActions.NONE,
              new Json(),
              "test");
      ExplorerWindow window =
          onFx(
              () -> {
                ExplorerWindow opened =
                    ExplorerWindow.open(model, made, null, context, session -> {});
                stage.setScene(new Scene(opened.root(), 1280, 800));
                stage.show();
                return opened;
              });
      until(window::settled);
      awaitPulses();
      List<String> words = new ArrayList<>();
      onFx(() -> collect(window.root(), words));
      onFx(window::close);
      assertThat(failures).isEmpty();
      return words;
    }
  }

  private static void collect(Node node, List<String> words) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      words.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }

  @Test
  void nothingOfCrystalsIsSaidWhereThereIsNone() throws Exception {
    assertThat(words("one"))
        .contains("Path", "Parallel", "y along x.")
        .doesNotContain("Transition", "Laboratory", "Map", "Cell", "Verify")
        .noneMatch(w -> w.matches("(?i).*\\b(strain|metal|MoS₂|lattice|gap)\\b.*"));
  }

  @Test
  void aClassWithoutANameIsCalledByItsValueAndFoundByTheVariables() throws Exception {
    assertThat(words("nameless-class"))
        .contains("Transition")
        .noneMatch(w -> w.matches(".*\\bnone\\b.*"))
        .anyMatch(w -> w.matches("pressure: 0 up to \\d.*bar"));
  }
}
