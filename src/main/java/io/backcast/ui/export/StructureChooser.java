package io.backcast.ui.export;

import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.StructureExport;
import io.backcast.io.structure.StructureFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.StructureTemplate;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.Activities;
import io.backcast.ui.common.Activities.Activity;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/** Asks for a folder and writes designs of a crystal into it as structure files. */
public final class StructureChooser {
  private final DesignExport designs;
  private final ModelCard card;
  private final FolderPrompt prompt;
  private final Texts texts;
  private final FailureHandler failures;
  private final Consumer<String> notice;
  private final TaskRunner runner;
  private final Activities activities;
  private final Json json;

  /** Asks the user for a folder. */
  @FunctionalInterface
  interface FolderPrompt {
    /** Asks and waits for the answer; null if the user cancels. */
    @Nullable Path ask(String title);
  }

  /**
   * One way to write structures.
   *
   * @param text for the menu
   */
  public record Choice(StructureFormat format, StructureTemplate template, String text) {}

  /**
   * A chooser with the folder dialog of the operating system.
   *
   * @param scene above whose window the dialog opens; null while there is none
   * @param begin folder that the dialog begins in; null for the system's choice
   * @param notice receives a sentence that says what was written where
   */
  public StructureChooser(
      DesignExport designs,
      ModelCard card,
      Supplier<@Nullable Scene> scene,
      Supplier<@Nullable Path> begin,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice,
      TaskRunner runner,
      Json json,
      Activities activities) {
    this(
        designs,
        card,
        title -> ask(scene, begin, title),
        texts,
        failures,
        notice,
        runner,
        json,
        activities);
  }

  StructureChooser(
      DesignExport designs,
      ModelCard card,
      FolderPrompt prompt,
      Texts texts,
      FailureHandler failures,
      Consumer<String> notice,
      TaskRunner runner,
      Json json,
      Activities activities) {
    this.activities = activities;
    this.designs = designs;
    this.card = card;
    this.prompt = prompt;
    this.texts = texts;
    this.failures = failures;
    this.notice = notice;
    this.runner = runner;
    this.json = json;
  }

  /** Formats and structure templates to choose from; none where the model is no crystal. */
  public List<Choice> choices() {
    Crystal crystal = card.crystal();
    List<StructureTemplate> templates = crystal == null ? List.of() : crystal.templates();
    return Arrays.stream(StructureFormat.values())
        .flatMap(
            f ->
                templates.stream()
                    .map(
                        t ->
                            new Choice(
                                f,
                                t,
                                templates.size() == 1 ? f.title() : f.title() + " · " + t.label())))
        .toList();
  }

  /**
   * Writes rows of the present answer into a new folder below the one that the user names.
   *
   * @param rows of its candidates, from 0
   */
  public void write(int[] rows, Choice choice) {
    try {
      // chosen before the dialog opens: the answer may change while it is open
      ChosenDesigns chosen = designs.choose(rows);
      Path parent = prompt.ask(texts.get("export.structures"));
      if (parent != null) {
        Path folder = free(parent, chosen.name() + "-" + choice.format().key());
        // hundreds of files, perhaps on a slow disk
        AtomicBoolean stopped = new AtomicBoolean();
        Activity activity =
            activities.begin(
                texts.get("export.structures-running", folder), () -> stopped.set(true));
        runner.run(
            () -> {
              write(chosen, rows, choice, folder, new Forwarded(activity, stopped));
              return folder;
            },
            new Written(chosen.designs().size(), activity));
      }
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /** Tells what was written, or why not. */
  private final class Written implements TaskRunner.Outcome<Path> {
    private final int designs;
    private final Activity activity;

    Written(int designs, Activity activity) {
      this.designs = designs;
      this.activity = activity;
    }

    @Override
    public void succeeded(Path folder) {
      String sentence = texts.get("export.structures-written", texts.whole(designs), folder);
      notice.accept(sentence);
      activity.end(sentence);
    }

    @Override
    public void failed(BackcastException failure) {
      activity.end("");
      if (failure.code() == ErrorCode.INTERRUPTED) {
        notice.accept(texts.say(failure));
      } else {
        failures.show(failure);
      }
    }

    @Override
    public void refused() {
      activity.end("");
    }
  }

  /** Passes on how far an export is, and stops it where that was asked for. */
  private final class Forwarded implements StructureExport.Progress {
    private final Activity activity;
    private final AtomicBoolean stopped;

    Forwarded(Activity activity, AtomicBoolean stopped) {
      this.activity = activity;
      this.stopped = stopped;
    }

    @Override
    public void written(int done, int all) throws BackcastException {
      if (stopped.get()) {
        throw new BackcastException(
            ErrorCode.INTERRUPTED, Sentence.written(texts.get("export.stopped")));
      }
      runner.onForeground(
          () -> {
            activity.progressProperty().set((double) done / all);
            activity.messageProperty().set(texts.get("export.files", done, all));
          });
    }
  }

  private void write(
      ChosenDesigns chosen,
      int[] rows,
      Choice choice,
      Path folder,
      StructureExport.Progress progress)
      throws BackcastException {
    TypedTable table = chosen.table();
    DesignMatrix x = DesignMatrix.of(chosen.designs().x(), chosen.space().dx());
    String origin = chosen.provenance().program() + ", model identity " + card.identity();
    List<StructureExport.Design> structures =
        IntStream.range(0, x.rows())
            .mapToObj(i -> new StructureExport.Design(rows[i] + 1, x.row(i), origin))
            .toList();
    CalculationSettings settings =
        json.resource(CalculationSettings.STANDARD, CalculationSettings.class);
    new StructureExport(card, choice.template().name(), choice.format(), settings, json)
        .write(folder, structures, table, false, progress);
    chosen.provenance().writeBeside(folder.resolve(StructureExport.INDEX), json);
  }

  /** A folder that is not there yet. */
  private static Path free(Path parent, String name) {
    Path folder = parent.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }

  private static @Nullable Path ask(
      Supplier<@Nullable Scene> scene, Supplier<@Nullable Path> begin, String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    Path start = begin.get();
    if (start != null && Files.isDirectory(start)) {
      chooser.setInitialDirectory(start.toFile());
    }
    Scene from = scene.get();
    File folder = chooser.showDialog(from == null ? null : from.getWindow());
    return folder == null ? null : folder.toPath();
  }
}
