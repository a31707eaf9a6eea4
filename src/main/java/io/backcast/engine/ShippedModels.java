package io.backcast.engine;

import io.backcast.io.ThisProgram;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the models that come with the program. */
public final class ShippedModels {
  /** The name of the model that a first start shows. */
  public static final String STANDARD = "mos2-strain";

  private static final String FOLDER = "models";

  /** How far above the program's own file they may lie. */
  private static final int LEVELS = 4;

  private ShippedModels() {}

  /** The model that a first start shows. */
  public static Path standard() throws BackcastException {
    Path found = find(STANDARD);
    if (found == null) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("model.shipped-missing", STANDARD));
    }
    return found;
  }

  /** The folders of all shipped models, the standard one first. */
  public static List<Path> all() {
    for (Path root : roots()) {
      Path folder = root.resolve(FOLDER);
      if (Files.isDirectory(folder.resolve(STANDARD))) {
        try (Stream<Path> models = Files.list(folder)) {
          return models
              .filter(Files::isDirectory)
              .sorted(Comparator.comparing(p -> !p.endsWith(STANDARD)))
              .toList();
        } catch (IOException e) {
          return List.of(folder.resolve(STANDARD));
        }
      }
    }
    return List.of();
  }

  /** The folder of a shipped model, or null. */
  public static @Nullable Path find(String name) {
    for (Path root : roots()) {
      Path folder = root.resolve(FOLDER).resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }

  /** The working folder, then the folders above the program's own file. */
  private static List<Path> roots() {
    List<Path> roots = new ArrayList<>(List.of(Path.of("")));
    Path folder = ThisProgram.file();
    for (int up = 0; up < LEVELS && folder != null; up++) {
      folder = folder.getParent();
      if (folder != null) {
        roots.add(folder);
      }
    }
    return roots;
  }
}
