package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static io.backcast.ui.testing.FxThread.untilIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.Property;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.UncaughtExceptions;
import io.backcast.ui.testing.WindowExtension;
import io.backcast.ui.tour.TourGuide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;

/** What windows on different models say, in both languages. */
@ExtendWith({WindowExtension.class, UncaughtExceptions.class})
class WindowTextsTest {
  private static final Path MODELS = Path.of("models");

  private final List<Exception> failures = new ArrayList<>();
  private Stage stage;
  private @Nullable ExplorerWindow window;
  private @Nullable InverseModel model;

  @Start
  void begin(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void close() throws Exception {
    onFx(
        () -> {
          if (window != null && model != null) {
            window.close();
            model.close();
          }
          window = null;
          return true;
        });
    assertThat(failures).isEmpty();
  }

  private ExplorerWindow open(Path folder, Locale locale) throws Exception {
    close();
    model = new ModelFolder(new Json()).open(folder);
    AppContext context =
        new AppContext(
            new Appearance(locale),
            new Texts(locale),
            failures::add,
            AppActions.NONE,
            new Json(),
            "test");
    return onFx(
        () -> {
          ExplorerWindow made =
              ExplorerWindow.open(Objects.requireNonNull(model), folder, null, context, s -> {});
          window = made;
          stage.setScene(new Scene(made.root(), 1280, 800));
          stage.show();
          return made;
        });
  }

  private void settle(ExplorerWindow shown) throws Exception {
    until(shown::settled);
    awaitPulses();
  }

  private static <T extends Node> T find(ExplorerWindow shown, String selector, Class<T> type)
      throws Exception {
    return onFx(() -> type.cast(Objects.requireNonNull(shown.root().lookup(selector), selector)));
  }

  private static Stream<MenuItem> items(List<MenuItem> items) {
    return items.stream()
        .flatMap(
            i ->
                i instanceof Menu m
                    ? Stream.concat(Stream.of(i), items(m.getItems()))
                    : Stream.of(i));
  }

  private static List<MenuItem> commands(ExplorerWindow shown) throws Exception {
    MenuBar bar = find(shown, ".menu-bar", MenuBar.class);
    return onFx(() -> bar.getMenus().stream().flatMap(menu -> items(menu.getItems())).toList());
  }

  private static String timing(ExplorerWindow shown) throws Exception {
    return find(shown, ".timing", Label.class).getText();
  }

  /** A missing text is an exception where it is asked for; so it is enough to ask for all. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es"})
  void everyMenuTabAndStopOfTheTourHasWords(String language) throws Exception {
    try (Stream<Path> models = Files.list(MODELS)) {
      for (Path folder : (Iterable<Path>) models.filter(Files::isDirectory)::iterator) {
        ExplorerWindow shown = open(folder, Locale.of(language));
        onFx(
            () -> {
              List<MenuItem> commands = commands(shown);
              assertThat(commands).hasSizeGreaterThan(30);
              List<String> ended = new ArrayList<>();
              TourGuide guide = shown.tour().start(() -> ended.add("tour"));
              for (int stop = 0; stop < 20 && ended.isEmpty(); stop++) {
                guide.go();
              }
              assertThat(ended).containsExactly("tour");
              return true;
            });
      }
    }
  }

  @Test
  void strainIsToldOfACrystalOnly() throws Exception {
    ExplorerWindow crystal = open(MODELS.resolve("mos2-strain"), Locale.ENGLISH);
    assertThat(find(crystal, "#strainButton", Node.class).isVisible()).isTrue();
    assertThat(commands(crystal)).extracting(MenuItem::getId).contains("command-strain");
    ExplorerWindow ball = open(MODELS.resolve("projectile"), Locale.ENGLISH);
    assertThat(find(ball, "#strainButton", Node.class).isVisible()).isFalse();
    assertThat(commands(ball)).extracting(MenuItem::getId).doesNotContain("command-strain");
    assertThat(onFx(() -> crystal.root().lookup(".card.cell"))).isNotNull();
    assertThat(onFx(() -> ball.root().lookup(".card.cell"))).isNull();
  }

  @Test
  void withoutAClassThereIsNoTransitionButAPathInTheVariablesOwnValues() throws Exception {
    ExplorerWindow crystal = open(MODELS.resolve("mos2-strain"), Locale.ENGLISH);
    Tab first = find(crystal, ".tabs", TabPane.class).getTabs().getFirst();
    assertThat(first.getText()).isEqualTo("Transition");
    ExplorerWindow ball = open(MODELS.resolve("projectile"), Locale.ENGLISH);
    Tab path = find(ball, ".tabs", TabPane.class).getTabs().getFirst();
    assertThat(path.getText()).isEqualTo("Path");
    // sessions know it by the name that it always had
    assertThat(path.getId()).isEqualTo("transition");
    assertThat(commands(ball)).extracting(MenuItem::getText).contains("Path", "Path …");
  }

  @Test
  void everyTargetOutsideTheTrainingDataHasAWarning() throws Exception {
    ExplorerWindow spring = open(MODELS.resolve("spring"), Locale.ENGLISH);
    List<Property> asked = spring.explorer().space().properties();
    onFx(
        () -> {
          for (int k = 0; k < asked.size(); k++) {
            spring.explorer().targetProperty(k).set(Double.NaN);
          }
          spring.explorer().targetProperty(1).set(asked.get(1).upper() + 2);
          return true;
        });
    untilIs("mass: 2.0\u00a0g above the training data", () -> timing(spring));
    onFx(
        () -> {
          spring.explorer().targetProperty(0).set(asked.getFirst().lower() - 0.25);
          return true;
        });
    untilIs(
        "stiffness: 0.25\u00a0N/mm below the training data · mass: 2.0\u00a0g above the training"
            + " data",
        () -> timing(spring));
    ExplorerWindow crystal = open(MODELS.resolve("mos2-strain"), Locale.ENGLISH);
    onFx(
        () -> {
          crystal.explorer().targetProperty(0).set(0);
          return true;
        });
    settle(crystal);
    // the class is no value below the data
    assertThat(timing(crystal)).contains("about ");
  }

  @Test
  void pathAndProfilesShowThePropertyThatIsChosen() throws Exception {
    ExplorerWindow spring = open(MODELS.resolve("spring"), Locale.ENGLISH);
    settle(spring);
    Label sentence = find(spring, ".transition .sentence", Label.class);
    Label predicted = find(spring, ".whatif .prediction", Label.class);
    assertThat(sentence.getText()).startsWith("stiffness along ");
    assertThat(predicted.getText()).endsWith("N/mm");
    ComboBox<?> box = find(spring, ".whatif #properties", ComboBox.class);
    assertThat(box.isVisible()).isTrue();
    onFx(
        () -> {
          box.getSelectionModel().select(1);
          return true;
        });
    untilIs("mass along wire diameter.", sentence::getText);
    untilIs("g", () -> predicted.getText().replaceAll(".*\\W", ""));
    ComboBox<?> other = find(spring, ".transition #properties", ComboBox.class);
    assertThat(other.getSelectionModel().getSelectedIndex()).isEqualTo(1);
    ExplorerWindow crystal = open(MODELS.resolve("mos2-strain"), Locale.ENGLISH);
    assertThat(find(crystal, ".whatif #properties", ComboBox.class).isVisible()).isFalse();
  }

  @Test
  void aChangedDesignHasNoNumber() throws Exception {
    ExplorerWindow crystal = open(MODELS.resolve("mos2-strain"), Locale.ENGLISH);
    settle(crystal);
    Label caption = find(crystal, ".cell .caption", Label.class);
    assertThat(caption.getText()).startsWith("candidate 1 ");
    onFx(
        () -> {
          Candidate now = Objects.requireNonNull(crystal.explorer().selectedProperty().get());
          crystal.explorer().selectedProperty().set(new Candidate(0, now.x(), now.predictions()));
          return true;
        });
    assertThat(caption.getText()).startsWith("the selected design").doesNotContain("0");
  }

  @Test
  void theTableAndTheProfilesTellTheSamePrediction() throws Exception {
    for (String name : List.of("projectile", "spring")) {
      ExplorerWindow shown = open(MODELS.resolve(name), Locale.ENGLISH);
      settle(shown);
      Candidate first = Objects.requireNonNull(shown.explorer().selectedProperty().get());
      Property p = shown.explorer().firstProperty();
      var known =
          new Texts(Locale.ENGLISH)
              .uncertain(
                  first.predictions().unclamped()[0], first.predictions().std()[0], p.decimals());
      assertThat(find(shown, ".prediction", Label.class).getText())
          .isEqualTo(known.value(p.unit()));
      assertThat(known.text("")).contains(" ± ").doesNotEndWith("± 0");
    }
  }
}
