package io.backcast.ui.log;

import io.backcast.design.DesignRequest;
import io.backcast.design.RequestWriter;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.ui.solve.DesignSolver;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that give what a window shows. */
public final class WindowCommands {
  private static final String PROGRAM = "backcast";

  private final ExplorerState explorer;
  private final Path folder;

  /**
   * Commands about one model.
   *
   * @param folder of the model
   */
  public WindowCommands(ExplorerState explorer, Path folder) {
    this.explorer = explorer;
    this.folder = folder;
  }

  /** The command that writes what the table shows when the present question is answered. */
  public List<String> design(String out) {
    return design(
        folder.toAbsolutePath().normalize().toString(), DesignSolver.resting(explorer), out);
  }

  /**
   * The command that writes the candidates of a request, without regard to the brush.
   *
   * @param model as the command is to name its folder
   */
  public List<String> design(String model, DesignRequest request, String out) {
    List<String> words = new ArrayList<>(List.of(PROGRAM, "design", "--model", model));
    words.addAll(new RequestWriter(explorer.space()).words(request));
    words.addAll(brush(explorer.brushProperty().get(), explorer.space()));
    words.add("--out");
    words.add(out);
    return List.copyOf(words);
  }

  /** The command that tells what model is open. */
  public List<String> inspect() {
    return List.of(PROGRAM, "inspect", folder.toAbsolutePath().normalize().toString());
  }

  private static List<String> brush(Brush brush, DesignSpace space) {
    List<String> words = new ArrayList<>();
    for (Brush.Range range : brush.ranges()) {
      words.add("--only");
      words.add(
          space.variables().get(range.variable()).name()
              + "="
              + Numbers.exact(range.low())
              + ".."
              + Numbers.exact(range.high()));
    }
    return words;
  }
}
