package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.sentence.Sentence;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

/** Told of its frames by hand, 16 ms apart. */
@ExtendWith(WindowExtension.class)
class FirstPictureTest {
  private static final long FRAME = 16_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final ExplorerState explorer = new ExplorerState(ClosedForms.linear().build().card());
  private final List<String> opened = new ArrayList<>();
  private long now = SECOND;

  @Start
  void begin(Stage stage) {
    // only the toolkit is needed: the stage keeps its size for whoever comes next
  }

  private FirstPicture watch() throws Exception {
    FirstPicture watch = onFx(() -> new FirstPicture(explorer));
    watch.views().pass(() -> opened.add("views"));
    watch.work().pass(() -> opened.add("work"));
    return watch;
  }

  private void frames(FirstPicture watch, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      now += FRAME;
      onFx(() -> watch.handle(now));
    }
  }

  @Test
  void viewsComeWhenTheFirstAnswerHasBeenDrawnAndWorkWhenTheyHave() throws Exception {
    FirstPicture watch = watch();
    frames(watch, 50);
    assertThat(opened).isEmpty();
    onFx(
        () ->
            explorer
                .blockedProperty()
                .set(new ExplorerState.Blocked(Sentence.of("stopped.nothing-opened"), null)));
    frames(watch, 2);
    assertThat(opened).isEmpty();
    frames(watch, 1);
    assertThat(opened).containsExactly("views");
    frames(watch, 1);
    assertThat(opened).containsExactly("views");
    frames(watch, 1);
    assertThat(opened).containsExactly("views", "work");
  }

  @Test
  void nothingWaitsForEverForAnAnswerThatDoesNotCome() throws Exception {
    FirstPicture watch = watch();
    frames(watch, 1);
    now += 4 * SECOND;
    frames(watch, 5);
    assertThat(opened).containsExactly("views", "work");
  }
}
