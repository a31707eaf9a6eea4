package io.backcast.ui.common;

import java.nio.file.Path;
import java.util.List;

/** What the program around a window does for it. */
public interface AppActions {
  /** Asks for a model folder and opens it. */
  void chooseModel();

  /** Asks for a session file and opens it. */
  void chooseSession();

  /** Asks for a table and shows the page on which it becomes a model. */
  void chooseTable();

  /** Asks for an ONNX network and shows the page on which it becomes a model. */
  void chooseNetwork();

  /** Shows the start screen. */
  void gallery();

  /** Shows what the model's networks hold. */
  void inspect();

  /** Opens whatever a path is: a model folder, a session, a table, a network. */
  void open(Path path);

  /** Saves the session where it was saved before; asks for a place if there is none yet. */
  void save();

  /** Asks for a place and saves the session there. */
  void saveAs();

  /** Models and sessions opened lately, newest first. */
  List<Path> recent();

  /** Shows the program's log. */
  void showLog();

  void quit();

  /** For a window without a program around it: a picture, a test. */
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
        public void gallery() {}

        @Override
        public void inspect() {}

        @Override
        public void open(Path path) {}

        @Override
        public void save() {}

        @Override
        public void saveAs() {}

        @Override
        public List<Path> recent() {
          return List.of();
        }

        @Override
        public void showLog() {}

        @Override
        public void quit() {}
      };
}
