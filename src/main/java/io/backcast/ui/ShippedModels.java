package io.backcast.ui;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the models that come with the program. */
final class ShippedModels {
  private static final Path STANDARD = Path.of("models", "mos2-strain");

  private ShippedModels() {}

  /** The folder named on the command line, or the shipped model. */
  static Path standard(List<String> arguments) throws BackcastException {
    if (!arguments.isEmpty()) {
      return Path.of(arguments.getFirst());
    }
    for (Path root : roots()) {
      if (Files.isDirectory(root.resolve(STANDARD))) {
        return root.resolve(STANDARD);
      }
    }
    throw new BackcastException(
        ErrorCode.MISSING_FILE,
        "The shipped model %s was not found. Start Backcast from its own folder."
            .formatted(STANDARD));
  }

  /** The working folder, then where the program itself lies and above. */
  private static List<Path> roots() {
    List<Path> roots = new ArrayList<>(List.of(Path.of("")));
    try {
      Path at =
          Path.of(ShippedModels.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (int up = 0; up < 4 && at.getParent() != null; up++) {
        at = at.getParent();
        roots.add(at);
      }
    } catch (URISyntaxException e) {
      // an odd installation path leaves the working folder
      return roots;
    }
    return roots;
  }
}
