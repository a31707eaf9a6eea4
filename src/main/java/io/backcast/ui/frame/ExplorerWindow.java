package io.backcast.ui.frame;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.candidates.CandidatesViewModel;
import io.backcast.ui.cell.CellController;
import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.compare.CompareTab;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.export.ExportChooser;
import io.backcast.ui.map.MapTab;
import io.backcast.ui.parallel.ParallelTab;
import io.backcast.ui.presentation.PresentationController;
import io.backcast.ui.properties.PropertyPairTab;
import io.backcast.ui.scatter.ScatterTab;
import io.backcast.ui.solve.DesignSolver;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.Guess;
import io.backcast.ui.state.History;
import io.backcast.ui.state.SessionPart;
import io.backcast.ui.state.SessionState;
import io.backcast.ui.state.TargetSweep;
import io.backcast.ui.target.TargetController;
import io.backcast.ui.transition.TransitionTab;
import io.backcast.ui.variables.VariablesController;
import io.backcast.ui.whatif.WhatIfController;
import io.backcast.ui.whatif.WhatIfViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Puts the views of one model together; the only place that knows them all. */
public final class ExplorerWindow implements AutoCloseable {
  private static final int WORKERS = 4;

  /** A new chart is a folder of its own and a line here. */
  private static final List<Function<ChartTabContext, @Nullable ChartTab>> CHARTS =
      List.of(
          TransitionTab::of,
          ParallelTab::of,
          ScatterTab::of,
          MapTab::of,
          CompareTab::of,
          PropertyPairTab::of);

  private final InverseModel model;
  private final ExplorerState explorer;
  private final DesignSolver solver;
  private final List<ChartTab> charts;
  private final WhatIfViewModel whatIf;
  private final CandidatesViewModel candidates;
  private final DesignExport export;
  private final List<Figure> figures;
  private final SessionState state;
  private final Autosave keeper;
  private final TargetSweep sweep;
  private final FrameController frame;
  private final WindowTour tour;
  private final AppContext context;
  private final Appearance look;
  private final TaskRunner runner;
  private final Parent root;

  /**
   * Opens a window; call it on the FX thread.
   *
   * @param model stays the caller's to close
   * @param folder where the model is
   * @param session of this model to begin with; null for none
   * @param autosave hears of the state whenever it has come to rest
   * @throws BackcastException if the session does not fit; nothing is left of the window then
   */
  public static ExplorerWindow open(
      InverseModel model,
      Path folder,
      @Nullable Session session,
      AppContext context,
      Consumer<Session> autosave)
      throws BackcastException {
    Appearance look = context.appearance().derive();
    TaskRunner runner = TaskRunner.ofThreads("backcast", WORKERS, context.failures());
    ExplorerWindow made = null;
    try {
      made = new ExplorerWindow(model, folder, session, context, autosave, look, runner);
      return made;
    } finally {
      if (made == null) {
        runner.close();
        look.close();
      }
    }
  }

  private ExplorerWindow(
      InverseModel model,
      Path folder,
      @Nullable Session session,
      AppContext context,
      Consumer<Session> autosave,
      Appearance look,
      TaskRunner runner)
      throws BackcastException {
    this.context = context;
    this.model = model;
    this.look = look;
    this.runner = runner;
    Texts texts = context.texts();
    explorer = new ExplorerState(model.card());
    solver = new DesignSolver(explorer, model, runner);
    InferenceTasks tasks = new InferenceTasks(model, runner);
    whatIf = new WhatIfViewModel(explorer, tasks);
    candidates = new CandidatesViewModel(explorer, model, texts);
    export = new DesignExport(explorer, context.json(), context.program());
    Guess guess = new Guess(explorer.space());
    sweep = new TargetSweep(explorer);

    ViewLoader views = new ViewLoader(texts);
    frame = views.with(new FrameController(explorer, look, texts));
    views.with(new TargetController(explorer, sweep, look, texts));
    views.with(new PresentationController(explorer, guess, sweep, look, texts));
    VariablesController variables =
        views.with(new VariablesController(explorer, guess, look, texts));
    CandidatesController table =
        views.with(new CandidatesController(explorer, candidates, look, texts));
    views.with(new CellController(explorer, look, texts));
    WhatIfController profiles = views.with(new WhatIfController(explorer, whatIf, look, texts));
    root = views.load("frame/Frame");
    ChartTabContext chartTabContext = new ChartTabContext(views, explorer, tasks, look, texts);
    charts =
        CHARTS.stream().map(c -> c.apply(chartTabContext)).flatMap(Stream::ofNullable).toList();
    figures =
        Stream.concat(
                charts.stream().flatMap(c -> Stream.ofNullable(c.figure())),
                Stream.of(variables.figure(), profiles.figure()))
            .toList();
    frame.showTabs(charts);

    List<SessionPart> remembering = new ArrayList<>(List.of(frame, variables));
    charts.forEach(c -> remembering.add(c.remembered()));
    state = new SessionState(explorer, model, folder.toAbsolutePath().toString(), remembering);
    if (session != null) {
      state.apply(session);
    }
    History history = new History(state::capture, this::showQuietly, context.json());
    keeper = new Autosave(state::capture, history, context.json(), autosave);
    tour = new WindowTour(root, frame.layers(), explorer, texts, state::capture, this::showQuietly);
    ExportChooser chooser = new ExportChooser(export, this::scene, texts, context.failures());
    frame.showMenus(menus(history, chooser, table, variables));
    root.getStylesheets()
        .add(String.valueOf(ExplorerWindow.class.getResource("/io/backcast/ui/backcast.css")));
    look.applyTo(root);
    solver.start();
    keeper.start();
  }

  private List<Command.Menu> menus(
      History history,
      ExportChooser chooser,
      CandidatesController table,
      VariablesController variables) {
    List<Command.Menu> menus =
        List.of(
            new FileMenu(context.desk(), context.texts(), chooser, table::chosen, figures).menu(),
            new EditMenu(explorer, history, chooser, table).menu(),
            new ViewMenu(
                    look,
                    sweep,
                    variables.hasStrain() ? variables::toggleStrain : null,
                    charts.stream().map(ChartTab::label).toList(),
                    frame::showTab)
                .menu());
    HelpMenu help = new HelpMenu(context.desk(), () -> tour.start(() -> {}), frame::showKeys);
    return Stream.concat(menus.stream(), Stream.of(help.menu(menus))).toList();
  }

  public Parent root() {
    return root;
  }

  private @Nullable Scene scene() {
    return root.getScene();
  }

  public ExplorerState explorer() {
    return explorer;
  }

  public DesignExport export() {
    return export;
  }

  /** Every chart that can be taken along. */
  public List<Figure> figures() {
    return figures;
  }

  public TargetSweep sweep() {
    return sweep;
  }

  public FrameController workbench() {
    return frame;
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
  @Nullable
  public ChartDesigns read(Path table) throws BackcastException {
    return UserDesigns.read(table, model);
  }

  /** Shows designs beside the model's own. */
  public void bring(ChartDesigns designs) {
    explorer.importedProperty().set(designs);
  }

  private void showQuietly(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      context.failures().show(e);
    }
  }

  /** The guided tour. */
  public WindowTour tour() {
    return tour;
  }

  /** Selects a row of the table, from 1. */
  public void selectCandidate(int number) {
    candidates.selectNumber(number);
  }

  /** Whether everything on the screen belongs to the present question. */
  public boolean settled() {
    return solver.settled()
        && charts.stream().allMatch(c -> c.settled().getAsBoolean())
        && whatIf.settled();
  }

  @Override
  public void close() {
    keeper.stop();
    sweep.stop();
    solver.stop();
    runner.close();
    look.close();
  }
}
