package io.backcast.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Actions of the program that a window can start. */
public interface AppActions {
  /** Asks for a model folder and opens it. */
  void chooseModel();

  /** Asks for a session file and opens it. */
  void chooseSession();

  /** Asks for a table and shows the page on which a model is trained on it. */
  void chooseTable();

  /** Asks for an ONNX network and shows the page on which it becomes a model. */
  void chooseNetwork();

  /** Shows the home page. */
  void showHome();

  /** Opens the example: a model that comes along, with a target and the guided tour. */
  default void showExample() {}

  /** Shows the settings. */
  default void showSettings() {}

  /** Shows versions, licences and how to cite. */
  default void showAbout() {}

  /** Shows a page of the documentation in the system's browser. */
  default void showHelp(HelpTopic topic) {}

  /**
   * Shows the keys of a window's commands.
   *
   * @param page makes the page; it is given what closes it
   */
  default void showKeys(Function<Runnable, Parent> page) {}

  /** Shows what a problem bundle would hold, to be saved. */
  default void showProblemBundle() {}

  /** Takes a file off the recent ones; the file stays. */
  default void forget(Path recent) {}

  /** The folder that dialogs for exports begin in; null for the system's choice. */
  default @Nullable Path exports() {
    return null;
  }

  /** Shows the inspector of the model's networks. */
  void inspect();

  /** Opens a model folder, a session, a table or a network. */
  void open(Path path);

  /** Asks for files of other programs and takes up the answers in them. */
  void chooseAnswers();

  /** Takes back the answers that were taken up last from files. */
  void takeBackAnswers();

  /** Asks for the folder of a campaign and shows its history. */
  void chooseCampaign();

  /** Saves the session to its file; asks for one if there is none yet. */
  void save();

  /** Asks for a file and saves the session to it. */
  void saveAs();

  /** Recently opened models and sessions, newest first. */
  List<Path> recent();

  /** Shows a page in the system's browser. */
  void browse(Path page);

  /** Shows the program's log. */
  void showLog();

  void quit();

  /** Does nothing; for a window without a program, as in a snapshot or a test. */
  AppActions NONE =
      new AppActions() {
        @Override
        public void chooseModel() {}

        @Override
        public void chooseSession() {}

        @Override
        public void chooseTable() {}

        @Override
        public void chooseNetwork() {}

        @Override
        public void showHome() {}

        @Override
        public void inspect() {}

        @Override
        public void open(Path path) {}

        @Override
        public void chooseAnswers() {}

        @Override
        public void takeBackAnswers() {}

        @Override
        public void chooseCampaign() {}

        @Override
        public void save() {}

        @Override
        public void saveAs() {}

        @Override
        public List<Path> recent() {
          return List.of();
        }

        @Override
        public void browse(Path page) {}

        @Override
        public void showLog() {}

        @Override
        public void quit() {}
      };
}
