package io.backcast.ui.about;

import io.backcast.help.Citation;
import io.backcast.help.Libraries;
import io.backcast.help.Library;
import io.backcast.help.Versions;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** The page about the program: its versions, how to cite it, and the licences of what it uses. */
public final class AboutPage extends VBox {
  private final Texts texts;
  private final List<Library> all;
  private final ListView<Library> libraries = new ListView<>();
  private final TextArea licence = new TextArea();

  /**
   * Shows the page.
   *
   * @param program name and version
   * @param bundle shows the problem bundle
   * @param close closes the page
   */
  public AboutPage(Texts texts, String program, Runnable bundle, Runnable close) {
    this.texts = texts;
    this.all = Libraries.withProgram(program);
    getStyleClass().addAll("card", "page", "about");
    Label subtitle = new Label(texts.get("home.subtitle"));
    subtitle.getStyleClass().add("caption");
    Button problem = new Button(texts.get("command.problem-bundle"));
    problem.setOnAction(e -> bundle.run());
    PageHead head = new PageHead(texts, program, close, problem);
    head.setSubtitle(subtitle);
    HBox body = new HBox(own(program), licences());
    body.getStyleClass().add("page-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head, body);
  }

  private VBox own(String program) {
    GridPane versions = new GridPane();
    versions.getStyleClass().add("figures");
    int line = 0;
    for (Versions.Entry entry : Versions.of(program)) {
      Label name = new Label(entry.name());
      name.getStyleClass().add("caption");
      versions.addRow(line++, name, new Label(entry.version()));
    }
    Citation citation = new Citation(program);
    TextArea text = area(citation.text(), 3, "about.cite");
    text.setId("cite-text");
    TextArea bibtex = area(citation.bibtex(), 9, "about.bibtex");
    bibtex.setId("cite-bibtex");
    Label own = new Label(texts.get("about.licence"));
    own.setWrapText(true);
    VBox side =
        new VBox(
            head("about.versions", copy("copy-versions", () -> Versions.text(program))),
            versions,
            head("about.cite", copy("copy-text", citation::text)),
            text,
            head("about.bibtex", copy("copy-bibtex", citation::bibtex)),
            bibtex,
            own);
    side.getStyleClass().add("about-own");
    return side;
  }

  private VBox licences() {
    TextField search = TextFields.createClearableTextField();
    search.setId("licence-search");
    search.setPromptText(texts.get("about.search"));
    search.setAccessibleText(texts.get("about.search"));
    search.textProperty().subscribe(this::filter);
    libraries.setId("libraries");
    libraries.setAccessibleText(texts.get("about.libraries"));
    libraries.setCellFactory(list -> new LibraryCell());
    libraries.setPlaceholder(new Label(texts.get("about.no-libraries")));
    libraries.getSelectionModel().selectedItemProperty().subscribe(this::show);
    libraries.getStyleClass().add("library-list");
    licence.setId("licence-text");
    licence.setEditable(false);
    licence.setAccessibleText(texts.get("about.licence-text"));
    licence.getStyleClass().add("licence");
    VBox.setVgrow(licence, Priority.ALWAYS);
    Label count = new Label(texts.get("about.libraries-count", texts.whole(all.size() - 1)));
    count.getStyleClass().add("card-title");
    VBox side = new VBox(count, search, libraries, licence);
    side.getStyleClass().add("about-libraries");
    HBox.setHgrow(side, Priority.ALWAYS);
    filter("");
    return side;
  }

  private void filter(@Nullable String words) {
    String plain = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
    libraries
        .getItems()
        .setAll(
            all.stream()
                .filter(
                    l ->
                        (l.name() + " " + l.artifact() + " " + l.licences())
                            .toLowerCase(Locale.ROOT)
                            .contains(plain))
                .toList());
    libraries.getSelectionModel().selectFirst();
  }

  private void show(@Nullable Library library) {
    if (library == null) {
      licence.clear();
      return;
    }
    String text = Libraries.licenceText(library);
    licence.setText(
        text == null
            ? texts.get("about.licence-elsewhere", library.licences(), library.address())
            : text);
    licence.positionCaret(0);
  }

  private HBox head(String title, Node button) {
    Label label = new Label(texts.get(title));
    label.getStyleClass().add("card-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(label, gap, button);
    head.getStyleClass().add("card-head");
    return head;
  }

  private Button copy(String id, java.util.function.Supplier<String> text) {
    Button copy = new Button(texts.get("log.copy"));
    copy.setId(id);
    copy.getStyleClass().add("quiet");
    copy.setOnAction(
        e -> {
          Clipboards.copy(text.get());
        });
    return copy;
  }

  private TextArea area(String text, int rows, String name) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.setAccessibleText(texts.get(name));
    return area;
  }

  private static final class LibraryCell extends ListCell<Library> {
    @Override
    protected void updateItem(@Nullable Library library, boolean empty) {
      super.updateItem(library, empty);
      setText(
          library == null || empty
              ? null
              : library.name() + " " + library.version() + " · " + library.licences());
    }
  }
}
