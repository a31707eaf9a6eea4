package io.backcast.ui.failure;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.Clipboards;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The dialog for failures: a sentence, and details that can be copied. */
public final class FailureDialog implements FailureView {
  /** Details of further failures would only make the dialog slow. */
  private static final int DETAILED = 20;

  private final Texts texts;
  private final Stage owner;
  private final String program;
  private final Path logs;
  private @Nullable Alert alert;
  private Subscription ownerMoves = Subscription.EMPTY;
  private @Nullable TextArea details;
  private int count;
  private @Nullable Runnable bundle;

  /**
   * A dialog above a stage.
   *
   * @param program name and version
   * @param logs folder of the log
   */
  public FailureDialog(Texts texts, Stage owner, String program, Path logs) {
    ScreenFonts.require();
    this.texts = texts;
    this.owner = owner;
    this.program = program;
    this.logs = logs;
  }

  /** Offers a problem bundle in dialogs that are opened from now on. */
  public void offerBundle(Runnable show) {
    bundle = show;
  }

  @Override
  public void open(BackcastException failure, Runnable closed) {
    ButtonType copy = new ButtonType(texts.get("failure.copy"), ButtonData.LEFT);
    // of several buttons one has to cancel, else neither Escape nor the frame closes the dialog
    ButtonType leave = new ButtonType(ButtonType.OK.getText(), ButtonData.CANCEL_CLOSE);
    Alert shown = new Alert(Alert.AlertType.ERROR, sentence(failure), copy, leave);
    Runnable toBundle = bundle;
    if (toBundle != null) {
      ButtonType pack = new ButtonType(texts.get("command.problem-bundle"), ButtonData.LEFT);
      shown.getButtonTypes().add(pack);
      Node button = shown.getDialogPane().lookupButton(pack);
      button.setId("failure-bundle");
      button.addEventHandler(ActionEvent.ACTION, e -> toBundle.run());
    }
    // else the details cover the end of the sentence
    shown.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    shown.setTitle(texts.get("failure.title"));
    shown.setHeaderText(texts.get("failure.header"));
    if (owner.isShowing()) {
      shown.initOwner(owner);
      shown.setOnShown(e -> centre(shown));
      // at the start of the program its stage may not have been placed yet
      ownerMoves =
          Subscription.combine(
              owner.xProperty().subscribe((before, now) -> centre(shown)),
              owner.yProperty().subscribe((before, now) -> centre(shown)),
              owner.widthProperty().subscribe((before, now) -> centre(shown)),
              owner.heightProperty().subscribe((before, now) -> centre(shown)));
    }
    shown.initModality(Modality.APPLICATION_MODAL);
    count = 1;
    TextArea details = new TextArea();
    this.details = details;
    details.setId("failure-details");
    details.setEditable(false);
    details.setText(
        "%s, Java %s, %s %s%n%s%n%n"
            .formatted(
                program,
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                texts.get("failure.logs", logs)));
    details.appendText(trace(failure));
    // appending scrolls to the end
    details.positionCaret(0);
    shown.getDialogPane().setExpandableContent(details);
    Node button = shown.getDialogPane().lookupButton(copy);
    button.setId("failure-copy");
    // copying leaves the dialog open
    button.addEventFilter(
        ActionEvent.ACTION,
        e -> {
          Clipboards.copy(details.getText());
          e.consume();
        });
    // Enter as well, which a button that cancels does not take
    if (shown.getDialogPane().lookupButton(leave) instanceof Button ok) {
      ok.setDefaultButton(true);
    }
    shown.setOnHidden(
        e -> {
          alert = null;
          ownerMoves.unsubscribe();
          ownerMoves = Subscription.EMPTY;
          closed.run();
        });
    alert = shown;
    // showAndWait is not allowed during a layout or an animation, where the failure may have been
    shown.show();
  }

  @Override
  public void add(BackcastException failure) {
    Alert shown = alert;
    TextArea text = details;
    if (shown == null || text == null) {
      return;
    }
    count++;
    shown.setHeaderText(texts.get("failure.more", count - 1));
    if (count <= DETAILED) {
      text.appendText("\n" + trace(failure));
    }
  }

  /** Centres the dialog over its owner; does nothing while either has no place. */
  private void centre(Alert shown) {
    double x = owner.getX() + (owner.getWidth() - shown.getWidth()) / 2;
    double y = owner.getY() + (owner.getHeight() - shown.getHeight()) / 2;
    boolean placed = Double.isFinite(x) && Double.isFinite(y) && !owner.isIconified();
    if (shown.isShowing() && placed) {
      shown.setX(x);
      shown.setY(y);
    }
  }

  private String sentence(BackcastException failure) {
    Throwable thrown = failure.getCause();
    return failure.code() == ErrorCode.UNEXPECTED && thrown != null
        ? texts.get("failure.unexpected", thrown.toString())
        : texts.say(failure);
  }

  private static String trace(BackcastException failure) {
    StringWriter details = new StringWriter();
    failure.printStackTrace(new PrintWriter(details));
    return details.toString();
  }
}
