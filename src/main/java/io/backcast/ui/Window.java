package io.backcast.ui;

import io.backcast.design.Predictions;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.candidates.CandidatesModel;
import io.backcast.ui.cell.CellController;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartTab;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Views;
import io.backcast.ui.compare.CompareTab;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.map.MapTab;
import io.backcast.ui.parallel.ParallelTab;
import io.backcast.ui.present.PresentController;
import io.backcast.ui.reach.ReachTab;
import io.backcast.ui.scatter.ScatterTab;
import io.backcast.ui.target.Sweep;
import io.backcast.ui.target.TargetController;
import io.backcast.ui.tour.Tour;
import io.backcast.ui.tour.TourGuide;
import io.backcast.ui.transition.TransitionTab;
import io.backcast.ui.variables.VariablesController;
import io.backcast.ui.whatif.WhatIfController;
import io.backcast.ui.whatif.WhatIfModel;
import io.backcast.ui.workbench.Bench;
import io.backcast.ui.workbench.Explorer;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Guess;
import io.backcast.ui.workbench.History;
import io.backcast.ui.workbench.Lab;
import io.backcast.ui.workbench.SessionState;
import io.backcast.ui.workbench.Shown;
import io.backcast.ui.workbench.WorkbenchController;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Puts the views of one model together; the only place that knows them all. */
public final class Window implements AutoCloseable {
  private static final int WORKERS = 4;

  /** A new chart is a folder of its own and a line here. */
  private static final List<Function<Bench, @Nullable ChartTab>> CHARTS =
      List.of(
          TransitionTab::of,
          ParallelTab::of,
          ScatterTab::of,
          MapTab::of,
          CompareTab::of,
          ReachTab::of);

  private final InverseModel model;
  private final ExplorerModel explorer;
  private final Explorer answers;
  private final List<ChartTab> charts;
  private final WhatIfModel whatIf;
  private final CandidatesModel candidates;
  private final DesignExport export;
  private final List<Figure> figures;
  private final SessionState state;
  private final History history;
  private final Keeper keeper;
  private final WorkbenchController workbench;
  private final Context context;
  private final ExecutorService background;
  private final Parent root;

  /**
   * Builds the window's content; call it on the FX thread.
   *
   * @param model stays the caller's to close
   * @param folder where the model is
   * @param autosave hears of the state whenever it has come to rest
   */
  public Window(InverseModel model, Path folder, Context context, Consumer<Session> autosave)
      throws BackcastException {
    this.context = context;
    this.model = model;
    background =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("backcast-", 0).factory());
    Appearance look = context.appearance();
    Texts texts = context.texts();
    // what still runs while the window closes has nobody to tell
    Failures onFx =
        failure ->
            Platform.runLater(
                () -> {
                  if (!background.isShutdown()) {
                    context.failures().show(failure);
                  }
                });
    explorer = new ExplorerModel(model.card());
    answers = new Explorer(explorer, model, background, Platform::runLater, onFx::show);
    Lab lab = new Lab(model, background, Platform::runLater, onFx::show);
    whatIf = new WhatIfModel(explorer, lab);
    candidates = new CandidatesModel(explorer, model, texts);
    export = new DesignExport(explorer, context.json(), context.program());
    Guess guess = new Guess(explorer.space());
    Sweep sweep = new Sweep(explorer);

    Views views = new Views(texts);
    workbench = views.with(new WorkbenchController(explorer, look, texts));
    views.with(new TargetController(explorer, sweep, look, texts));
    views.with(new PresentController(explorer, guess, sweep, look, texts));
    VariablesController variables =
        views.with(new VariablesController(explorer, guess, look, texts));
    CandidatesController table =
        views.with(new CandidatesController(explorer, candidates, look, texts));
    views.with(new CellController(explorer, look, texts));
    WhatIfController profiles = views.with(new WhatIfController(explorer, whatIf, look, texts));
    root = views.load("workbench/Workbench");
    Bench bench = new Bench(views, explorer, lab, look, texts);
    charts = CHARTS.stream().map(c -> c.apply(bench)).flatMap(Stream::ofNullable).toList();
    figures =
        Stream.concat(
                charts.stream().flatMap(c -> Stream.ofNullable(c.figure())),
                Stream.of(variables.figure(), profiles.figure()))
            .toList();
    List<ChartTab.Remembers> remembering = new ArrayList<>(List.of(workbench, variables));
    charts.forEach(c -> remembering.add(c.remembered()));
    state = new SessionState(explorer, model, folder.toAbsolutePath().toString(), remembering);
    ExportChooser chooser = new ExportChooser(export, this::scene, texts, context.failures());
    WindowCommands commands =
        new WindowCommands(
            this,
            context,
            explorer,
            sweep,
            chooser,
            table,
            variables,
            charts.stream().map(ChartTab::label).toList());
    workbench.fill(charts, commands.menus());
    history = new History(state::capture, this::showQuietly, context.json());
    keeper = new Keeper(state::capture, history, context.json(), autosave);
    root.getStylesheets()
        .add(String.valueOf(Window.class.getResource("/io/backcast/ui/backcast.css")));
    look.applyTo(root);
    answers.start();
    keeper.start();
  }

  public Parent root() {
    return root;
  }

  private @Nullable Scene scene() {
    return root.getScene();
  }

  public ExplorerModel explorer() {
    return explorer;
  }

  public DesignExport export() {
    return export;
  }

  /** Every chart that can be taken along. */
  public List<Figure> figures() {
    return figures;
  }

  History history() {
    return history;
  }

  WorkbenchController workbench() {
    return workbench;
  }

  /** What the window shows now. */
  public Session session() {
    return state.capture();
  }

  /**
   * Shows a session of this window's model.
   *
   * @throws BackcastException if it does not fit the model
   */
  public void show(Session session) throws BackcastException {
    state.apply(session);
  }

  /** The designs of a table, judged; null if it lacks a variable. Takes time. */
  @Nullable Shown read(Path table) throws BackcastException {
    List<String> columns = new TableReader().text(table).columns();
    if (!explorer.space().variables().stream().allMatch(v -> columns.contains(v.name()))) {
      return null;
    }
    float[] x = DesignTable.read(table, explorer.space());
    Predictions p = Predictions.of(model, x);
    return new Shown(x, p.signed(), x.length / explorer.space().dx());
  }

  /** Shows designs beside the model's own. */
  void bring(Shown designs) {
    explorer.broughtProperty().set(designs);
  }

  private void showQuietly(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      context.failures().show(e);
    }
  }

  /** Walks through the window and leaves it as it was; {@code onEnd} when it is over. */
  public TourGuide tour(Runnable onEnd) {
    Session before = session();
    StackPane layers = workbench.layers();
    TourGuide guide = new TourGuide(root, context.texts(), Tour.steps(explorer));
    guide.onEnd(
        () -> {
          layers.getChildren().remove(guide);
          showQuietly(before);
          onEnd.run();
        });
    layers.getChildren().add(guide);
    guide.go();
    return guide;
  }

  /** Selects a row of the table, from 1. */
  public void selectCandidate(int number) {
    candidates.selectNumber(number);
  }

  /** Whether everything on the screen belongs to the present question. */
  public boolean settled() {
    return answers.settled()
        && charts.stream().allMatch(c -> c.settled().getAsBoolean())
        && whatIf.settled();
  }

  @Override
  public void close() {
    keeper.stop();
    answers.stop();
    background.shutdownNow();
  }
}
