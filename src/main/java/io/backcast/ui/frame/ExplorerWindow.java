package io.backcast.ui.frame;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.candidates.CandidatesController;
import io.backcast.ui.candidates.CandidatesViewModel;
import io.backcast.ui.candidates.VerdictsViewModel;
import io.backcast.ui.cell.CellController;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.constraints.ConstraintsController;
import io.backcast.ui.constraints.ConstraintsViewModel;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.log.ShownRows;
import io.backcast.ui.log.WindowCommands;
import io.backcast.ui.presentation.PresentationController;
import io.backcast.ui.report.ReportMaker;
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
import io.backcast.ui.variables.VariablesController;
import io.backcast.ui.verify.AnswerFiles;
import io.backcast.ui.verify.Verifier;
import io.backcast.ui.whatif.WhatIfController;
import io.backcast.ui.whatif.WhatIfViewModel;
import io.backcast.ui.whynot.WhyNotPopOver;
import io.backcast.ui.whynot.WhyNotViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Puts the views of one model together; the only class that knows them all. */
public final class ExplorerWindow implements AutoCloseable {
  private static final int WORKERS = 4;

  private final ExplorerState explorer;
  private final DesignSolver solver;
  private final ChartTabs charts;
  private final WhatIfViewModel whatIf;
  private final CandidatesViewModel candidates;
  private final UserDesigns userDesigns;
  private final List<Figure> figures;
  private final SessionState state;
  private final Autosave autosaver;
  private final TargetSweep sweep;
  private final FrameController frame;
  private final WindowTour tour;
  private final Texts texts;
  private final Appearance appearance;
  private final WindowOutput output;
  private final WindowCalculations calculations;
  private final WhyNotPopOver whyNot;
  private final TaskRunner runner;
  private final FirstPicture first;
  private final Parent root;

  /**
   * Opens a window; call it on the FX thread.
   *
   * @param model stays the caller's to close
   * @param folder that holds the model
   * @param session of this model to begin with; null for none
   * @param autosave receives the state whenever it has changed and come to rest
   * @throws BackcastException if the session does not fit; everything is closed again then
   */
  public static ExplorerWindow open(
      InverseModel model,
      Path folder,
      @Nullable Session session,
      AppContext context,
      Consumer<Session> autosave)
      throws BackcastException {
    Appearance appearance = context.appearance().derive();
    TaskRunner runner = TaskRunner.ofThreads("backcast", WORKERS, context.failures());
    ExplorerWindow made = null;
    try {
      made = new ExplorerWindow(model, folder, session, context, autosave, appearance, runner);
      return made;
    } finally {
      if (made == null) {
        runner.close();
        appearance.close();
      }
    }
  }

  private ExplorerWindow(
      InverseModel model,
      Path folder,
      @Nullable Session session,
      AppContext context,
      Consumer<Session> autosave,
      Appearance appearance,
      TaskRunner runner)
      throws BackcastException {
    this.appearance = appearance;
    this.runner = runner;
    texts = context.texts();
    explorer = new ExplorerState(model.card());
    first = new FirstPicture(explorer);
    Gate later = first.views();
    TaskRunner afterwards = runner.behind(first.work());
    solver = new DesignSolver(explorer, model, runner, afterwards);
    InferenceTasks tasks = new InferenceTasks(model, afterwards);
    whatIf = new WhatIfViewModel(explorer, tasks);
    candidates = new CandidatesViewModel(explorer, texts, later);
    userDesigns = new UserDesigns(model);
    Guess guess = new Guess(explorer.space());
    sweep = new TargetSweep(explorer);

    ViewLoader views = new ViewLoader(texts);
    frame = views.with(new FrameController(explorer, appearance, texts));
    views.with(new TargetController(explorer, sweep, appearance, texts));
    views.with(new PresentationController(explorer, guess, sweep, appearance, texts));
    whyNot = new WhyNotPopOver(new WhyNotViewModel(explorer, tasks, texts), appearance, texts);
    ConstraintsViewModel constraints = new ConstraintsViewModel(explorer, tasks);
    views.with(new ConstraintsController(constraints, appearance, texts));
    VariablesController variables =
        views.with(new VariablesController(explorer, guess, whyNot, appearance, texts));
    CandidatesController table =
        views.with(
            new CandidatesController(
                explorer,
                candidates,
                new VerdictsViewModel(explorer, candidates, tasks),
                appearance,
                texts));
    CellController cell = new CellController(explorer, appearance, texts, later);
    views.with(cell);
    WhatIfController profiles =
        views.with(new WhatIfController(explorer, whatIf, appearance, texts, later));
    root = views.load("frame/Frame");
    charts = ChartTabs.of(new ChartTabContext(views, explorer, tasks, whyNot, appearance, texts));
    figures =
        Stream.of(
                charts.figures(),
                Stream.of(variables.figure(), profiles.figure()),
                cell.figure().stream())
            .flatMap(figures -> figures)
            .toList();
    frame.showTabs(charts.all());
    guess.concealedProperty().subscribe(frame::conceal);
    new TradeOffTab(explorer, frame::showTab);

    List<SessionPart> parts =
        Stream.concat(Stream.of(explorer.shown(), frame, variables, table), charts.sessionParts())
            .toList();
    state =
        new SessionState(
            explorer, model, folder.toAbsolutePath().toString(), parts, List.of(frame.workspace()));
    if (session != null) {
      state.apply(session);
    }
    SessionRestore restore = new SessionRestore(state, context.failures());
    History history = new History(state::undoable, restore, context.json());
    UndoSteps steps = new UndoSteps(root, history);
    autosaver = new Autosave(state::capture, steps::rested, context.json(), autosave);
    tour =
        new WindowTour(
            root,
            frame.layers(),
            explorer,
            texts,
            () -> frame.showTab("transition"),
            state::capture,
            restore);
    WindowCommands commands =
        new WindowCommands(
            explorer,
            folder,
            () ->
                new ShownRows(
                    explorer.brushProperty().get(), candidates.cluster(), table.chosenNumbers()));
    output =
        new WindowOutput(
            context,
            new WindowOutput.Contents(explorer, folder, state::capture, figures, commands),
            views,
            root,
            frame,
            runner);
    output.noting(table::filterNote);
    calculations = new WindowCalculations(context, explorer, folder, appearance, root, frame);
    Verifier verifier = calculations.verifier();
    verifier.onQueued(output.recorder()::verified);
    table.onVerify(() -> verifier.verify(table.selected()));
    frame.showMenus(
        new MainMenu(
                context,
                new FileMenu(
                    context.actions(),
                    texts,
                    output.chooser(),
                    output.structures(),
                    table::chosen,
                    figures,
                    output::saveReport),
                new EditMenu(
                    explorer,
                    history,
                    output.chooser(),
                    table,
                    new CommandClipboard(commands, texts, frame::showNotice, table::hidesAll),
                    frame),
                new ViewMenu(
                    appearance,
                    sweep,
                    variables.hasStrain() ? variables::toggleStrain : null,
                    charts.labels(),
                    frame::showTab,
                    output.logShownProperty(),
                    frame.workspace()),
                output.structures().choices().isEmpty()
                    ? null
                    : new LaboratoryMenu(
                        explorer,
                        context.actions(),
                        verifier,
                        table,
                        () -> calculations.toggleQueue(table.verifyButton())),
                () -> tour.start(() -> {}))
            .menus());
    root.getStylesheets()
        .add(String.valueOf(ExplorerWindow.class.getResource("/io/backcast/ui/backcast.css")));
    appearance.applyTo(root);
    output.recorder().start(explorer);
    frame.showPages(later);
    first.start();
    solver.start();
    autosaver.start();
  }

  public Parent root() {
    return root;
  }

  public ExplorerState explorer() {
    return explorer;
  }

  public DesignExport export() {
    return output.export();
  }

  /** Makes reports of what the window shows. */
  public ReportMaker reports() {
    return output.reports();
  }

  /** Every chart that can be exported. */
  public List<Figure> figures() {
    return figures;
  }

  public TargetSweep sweep() {
    return sweep;
  }

  public FrameController frame() {
    return frame;
  }

  /** Takes up answers out of files of other programs. */
  public AnswerFiles answerFiles() {
    return calculations.answerFiles();
  }

  /** Reads designs of the user's own tables. */
  public UserDesigns userDesigns() {
    return userDesigns;
  }

  /**
   * Shows designs of the user's own table, with the scatter chart in front; call it on the FX
   * thread.
   *
   * @param file name of the table
   */
  public void show(ChartDesigns designs, String file) {
    explorer.importedProperty().set(designs);
    frame.showTab(ScatterTab.ID);
    frame.showNotice(texts.get("frame.imported", texts.whole(designs.n()), file));
  }

  /** The guided tour. */
  public WindowTour tour() {
    return tour;
  }

  /** What the window shows now. */
  public Session session() {
    return state.capture();
  }

  /**
   * Shows a session of this window's model.
   *
   * @throws BackcastException if it does not fit the model; nothing has changed then
   */
  public void show(Session session) throws BackcastException {
    state.apply(session);
  }

  /** How many rows the table of candidates has. */
  public int candidateCount() {
    return candidates.rows().size();
  }

  /** Selects a row of the table of candidates, from 1; none for 0. */
  public void selectCandidate(int number) {
    candidates.selectNumber(number);
  }

  /**
   * Makes the first drag as fluent as later ones; call it on the FX thread once the window is
   * {@link #settled}.
   */
  public void warmUp() {
    solver.warmUp();
  }

  /** Whether everything on the screen belongs to the present question. */
  public boolean settled() {
    return solver.settled() && charts.settled() && whatIf.settled();
  }

  @Override
  public void close() {
    first.stop();
    autosaver.stop();
    calculations.close();
    whyNot.close();
    sweep.stop();
    solver.stop();
    runner.close();
    appearance.close();
  }
}
