package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WindowExtension.class)
class CommandBarTest {
  private static List<String> texts(MenuItem menu) {
    return ((Menu) menu).getItems().stream().map(MenuItem::getText).toList();
  }

  @Test
  void everySubmenuOfAMenuIsFilledAnewWheneverTheMenuOpens() throws Exception {
    List<String> recent = new ArrayList<>();
    List<String> figures = new ArrayList<>(List.of("first"));
    MenuBar bar =
        onFx(
            () -> {
              MenuBar made = new MenuBar();
              new CommandBar(new Texts(Locale.ENGLISH))
                  .fill(
                      made,
                      List.of(
                          new Command.Menu(
                              "file",
                              List.of(
                                  submenu("recent", recent), submenu("export-figure", figures)))));
              recent.add("model");
              figures.add("second");
              Menu file = made.getMenus().getFirst();
              Event.fireEvent(file, new Event(Menu.ON_SHOWING));
              return made;
            });
    List<MenuItem> items = bar.getMenus().getFirst().getItems();
    assertThat(texts(items.get(0))).containsExactly("model");
    assertThat(items.get(0).isDisable()).isFalse();
    assertThat(texts(items.get(1))).containsExactly("first", "second");
  }

  private static Command.Submenu submenu(String id, List<String> names) {
    return new Command.Submenu(
        id, () -> names.stream().map(n -> Command.named(n, () -> {})).toList());
  }
}
