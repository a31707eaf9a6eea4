package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.SaveDialog;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class FileDialogsTest {
  private Stage stage;

  @TempDir private Path folder;

  @Start
  void begin(Stage shown) {
    stage = shown;
  }

  @Test
  void aSessionSavedWithoutAnEndingHasTheOneOfSessions() throws Exception {
    SaveDialog saving =
        new SaveDialog(
            () -> null,
            (chooser, owner) -> {
              assertThat(owner).isSameAs(stage);
              return folder.resolve("mine").toFile();
            },
            (file, owner) -> false);
    FileDialogs dialogs = new FileDialogs(stage, new Texts(Locale.ENGLISH), saving);
    List<Path> places = new ArrayList<>();
    onFx(() -> places.add(dialogs.session()));
    assertThat(places).containsExactly(folder.resolve("mine.backcast.json"));
  }
}
