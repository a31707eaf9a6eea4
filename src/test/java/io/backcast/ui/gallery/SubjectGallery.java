package io.backcast.ui.gallery;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Trainer;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.common.Theme;
import io.backcast.ui.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes the gallery's models in seconds each, and pictures of them. */
final class SubjectGallery {
  /** Learns enough for pictures, and nothing else. */
  private static final TrainingPlan SKETCHY =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(3, 2, 32, 2, 60, 64, 1e-2, 1e-4, 60),
          new TrainingPlan.Surrogate(32, 1, 4_000, 300, 128, 5e-3),
          new TrainingPlan.Backward(3, 24, 12_000, 300, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(24, 1, 100, 128, 5e-3));

  /** Raw samples at each target of the evaluation. */
  private static final int SAMPLES = 60;

  /** What a picture shows. */
  record Look(String name, int width, int height, Theme theme, double text, Locale language) {}

  static final List<Look> LOOKS =
      List.of(
          new Look("usual", 1280, 800, Theme.LIGHT, 1, Locale.ENGLISH),
          new Look("laptop", 1366, 768, Theme.DARK, 1, Locale.ENGLISH),
          new Look("small", 1024, 720, Theme.LIGHT, 1, Locale.GERMAN),
          new Look("large-text", 1280, 800, Theme.DARK, 2, Locale.ENGLISH),
          new Look("german", 1280, 800, Theme.LIGHT, 1, Locale.GERMAN));

  private final Json json = new Json();
  private final Path folder;

  SubjectGallery(Path folder) {
    this.folder = folder;
  }

  Path table(GallerySubject subject) throws Exception {
    Path file = folder.resolve("tables").resolve(subject.id() + ".csv");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, subject.csv());
  }

  /** The model folder of a subject, trained unless it is there. */
  Path model(GallerySubject subject) throws Exception {
    Path made = folder.resolve("models").resolve(subject.id());
    if (Files.exists(made.resolve("model.json"))) {
      return made;
    }
    TextTable text = new TableReader().text(table(subject));
    Recipe proposed = TableProfile.of(text).propose(subject.id(), subject.properties());
    DesignSpace space = subject.dressed().apply(Objects.requireNonNull(proposed.space()));
    Recipe recipe =
        new Recipe(subject.id(), subject.title(), "made up", "CC0-1.0", space, null, SKETCHY, null);
    Files.createDirectories(made.getParent());
    new Trainer(json, InstantSource.system(), "test", SAMPLES)
        .train(
            new Trainer.Job(
                DataPreparation.prepare(text, space, null),
                subject.id() + ".csv",
                "0",
                recipe.with(space),
                1,
                "test",
                false),
            made,
            ModelWorkspace.IfExists.REPLACE,
            new Quiet());
    return made;
  }

  /**
   * Writes a picture of a subject's window.
   *
   * @param tab to show, from 1
   * @param candidate to select; 0 for none
   */
  Path picture(GallerySubject subject, Look look, int tab, int candidate) throws Exception {
    Path file =
        folder
            .resolve("pictures")
            .resolve("%s-%s-tab%s.png".formatted(subject.id(), look.name(), tab));
    Files.createDirectories(file.getParent());
    ModelOpener.Opened opened = new ModelOpener(json).open(model(subject), List.of());
    try (InverseModel open = opened.model()) {
      snapshot(look, tab, candidate).ofWindow(opened, file);
    }
    return file;
  }

  /** Number of tabs with charts: pairs of properties are compared where there are two. */
  int tabs(GallerySubject subject) {
    return subject.properties().size() > 1 ? 6 : 5;
  }

  /** Writes a picture of the page for a subject's table. */
  Path page(GallerySubject subject, Look look) throws Exception {
    Path file =
        folder.resolve("pictures").resolve("%s-%s-table.png".formatted(subject.id(), look.name()));
    Files.createDirectories(file.getParent());
    snapshot(look, 0, 0).ofPage(table(subject), file);
    return file;
  }

  private static Snapshot snapshot(Look look, int tab, int candidate) {
    return new Snapshot(
        new Snapshot.Options(
            List.of(),
            look.width(),
            look.height(),
            look.theme(),
            look.text(),
            candidate,
            tab,
            false,
            0,
            0,
            look.language(),
            "test",
            null));
  }

  /** Nobody watches. */
  private static final class Quiet implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
