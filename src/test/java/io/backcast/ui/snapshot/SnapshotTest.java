package io.backcast.ui.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.common.Theme;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WindowExtension.class)
class SnapshotTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "201|0|0|There is no row 201: the table of the window has 200. Name",
        "0|6|0|There is no tab 6: the window has 5 (Transition, Parallel, Scatter, Map, Compare). Name",
        "0|0|9|There is no step 9: the tour of the window has 8. Name"
      })
  void whatTheWindowDoesNotHaveIsRefused(int candidate, int tab, int tour, String said)
      throws Exception {
    Path file = folder.resolve("window.png");
    Snapshot snapshot =
        new Snapshot(
            new Snapshot.Options(
                List.of(),
                800,
                600,
                Theme.LIGHT,
                1,
                candidate,
                tab,
                false,
                tour,
                0,
                Locale.ENGLISH,
                "test",
                null));
    ModelOpener.Opened opened = new ModelOpener(new Json()).open(Models.MOS2, List.of());
    try (var model = opened.model()) {
      assertThatThrownBy(() -> snapshot.ofWindow(opened, file))
          .isInstanceOf(BackcastException.class)
          .hasMessageStartingWith(said);
    }
    assertThat(file).doesNotExist();
  }
}
