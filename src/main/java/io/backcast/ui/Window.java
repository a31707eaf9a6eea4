package io.backcast.ui;

import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.candidates.CandidatesModel;
import io.backcast.ui.cell.CellController;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.target.TargetController;
import io.backcast.ui.transition.TransitionController;
import io.backcast.ui.transition.TransitionModel;
import io.backcast.ui.variables.VariablesController;
import io.backcast.ui.workbench.Explorer;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.WorkbenchController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/** Puts the views of one model together; the only place that knows them all. */
public final class Window implements AutoCloseable {
  private static final int WORKERS = 3;

  private final ExplorerModel explorer;
  private final Explorer answers;
  private final TransitionModel transition;
  private final DesignExport export;
  private final CandidatesModel candidates;
  private final ExecutorService background;
  private final Parent root;

  /**
   * Builds the window's content; call it on the FX thread.
   *
   * @param model stays the caller's to close
   */
  public Window(
      InverseModel model, Appearance appearance, Texts texts, Failures failures, String program)
      throws BackcastException {
    background =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("backcast-", 0).factory());
    Failures onFx = failure -> Platform.runLater(() -> failures.show(failure));
    explorer = new ExplorerModel(model.card());
    answers = new Explorer(explorer, model, background, Platform::runLater, onFx::show);
    transition = new TransitionModel(explorer, model, background, Platform::runLater, onFx::show);
    export = new DesignExport(explorer, new Json(), program);
    candidates = new CandidatesModel(explorer, model, texts);
    Map<Class<?>, Supplier<Object>> controllers =
        Map.of(
            WorkbenchController.class,
            () -> new WorkbenchController(explorer, appearance, texts),
            TargetController.class,
            () -> new TargetController(explorer, appearance, texts),
            VariablesController.class,
            () -> new VariablesController(explorer, appearance, texts),
            TransitionController.class,
            () -> new TransitionController(explorer, transition, appearance, texts),
            CandidatesController.class,
            () ->
                new CandidatesController(explorer, candidates, export, appearance, texts, failures),
            CellController.class,
            () -> new CellController(explorer, appearance, texts));
    root = load(texts, type -> made(controllers, type));
    root.getStylesheets()
        .add(String.valueOf(Window.class.getResource("/io/backcast/ui/backcast.css")));
    appearance.applyTo(root);
    answers.start();
  }

  public Parent root() {
    return root;
  }

  public ExplorerModel explorer() {
    return explorer;
  }

  public DesignExport export() {
    return export;
  }

  /** Selects a row of the table, from 1. */
  public void selectCandidate(int number) {
    candidates.selectNumber(number);
  }

  /** Whether everything on the screen belongs to the present question. */
  public boolean settled() {
    return answers.settled() && transition.settled();
  }

  private static Object made(Map<Class<?>, Supplier<Object>> controllers, Class<?> type) {
    Supplier<Object> supplier = controllers.get(type);
    if (supplier == null) {
      throw new IllegalStateException("no controller " + type);
    }
    return supplier.get();
  }

  private static Parent load(Texts texts, Callback<Class<?>, Object> controllers) {
    FXMLLoader loader =
        new FXMLLoader(
            Window.class.getResource("/io/backcast/ui/workbench/Workbench.fxml"), texts.bundle());
    loader.setControllerFactory(controllers);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
