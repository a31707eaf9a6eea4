package io.backcast.ui.log;

import io.backcast.design.DesignRequest;
import io.backcast.design.RequestWriter;
import io.backcast.model.DesignSet;
import io.backcast.model.Numbers;
import io.backcast.ui.solve.DesignSolver;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.state.RankedDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands that give what a window shows. */
public final class WindowCommands {
  private static final String PROGRAM = "backcast";

  private final ExplorerState explorer;
  private final Path folder;
  private final Supplier<ShownRows> shown;

  /**
   * Commands about one model.
   *
   * @param folder of the model
   * @param shown which candidates an export of the table takes
   */
  public WindowCommands(ExplorerState explorer, Path folder, Supplier<ShownRows> shown) {
    this.explorer = explorer;
    this.folder = folder.toAbsolutePath().normalize();
    this.shown = shown;
  }

  /** The command that writes what an export of the table would, for the present question. */
  public List<String> design(String out) {
    return design(folder.toString(), DesignSolver.resting(explorer), shown.get(), out);
  }

  /** The command that writes all candidates for the present question. */
  public List<String> question(String out) {
    ShownRows all = new ShownRows(Brush.NONE, 0, new int[0]);
    return design(folder.toString(), DesignSolver.resting(explorer), all, out);
  }

  /**
   * The command that writes some candidates for the present question; none if any of them is not a
   * row of its answer: edited, pinned from an earlier one, or of a sketch.
   */
  Optional<List<String>> rows(List<Candidate> designs, String out) {
    ExplorationResult result = explorer.resultProperty().get();
    RankedDesigns ranked = result == null ? null : result.ranked();
    if (ranked == null || !designs.stream().allMatch(d -> isRow(ranked.designs(), d))) {
      return Optional.empty();
    }
    int[] rows = designs.stream().mapToInt(Candidate::number).sorted().toArray();
    return Optional.of(
        design(
            folder.toString(),
            DesignSolver.resting(explorer),
            new ShownRows(Brush.NONE, 0, rows),
            out));
  }

  private static boolean isRow(DesignSet set, Candidate design) {
    int row = design.number() - 1;
    return row >= 0 && row < set.size() && Arrays.equals(set.designs().row(row), design.x());
  }

  /**
   * The command that writes all, with the model's folder by its name alone, for a paper that is
   * given away.
   */
  public List<String> published(DesignRequest request, String out) {
    ShownRows all = new ShownRows(Brush.NONE, 0, new int[0]);
    return design(String.valueOf(folder.getFileName()), request, all, out);
  }

  private List<String> design(String model, DesignRequest request, ShownRows rows, String out) {
    List<String> words = new ArrayList<>(List.of(PROGRAM, "design", "--model", model));
    words.addAll(new RequestWriter(explorer.space()).words(request));
    if (rows.rows().length > 0) {
      words.addAll(List.of("--rows", rows.rowText()));
    } else {
      for (Brush.Range range : rows.brush().ranges()) {
        words.add("--only");
        words.add(
            explorer.space().variables().get(range.variable()).name()
                + "="
                + Numbers.exact(range.low())
                + ".."
                + Numbers.exact(range.high()));
      }
      if (rows.cluster() > 0) {
        words.addAll(List.of("--cluster", Integer.toString(rows.cluster())));
      }
    }
    words.addAll(List.of("--out", out));
    return List.copyOf(words);
  }

  /** The command that tells what model is open. */
  List<String> inspect() {
    return List.of(PROGRAM, "inspect", folder.toString());
  }

  /** The command that makes a report again from the session in it. */
  List<String> report(Path file) {
    return List.of(
        PROGRAM, "report", file.toString(), "--model", folder.toString(), "--out", file.toString());
  }

  /** The command that calculates the designs of a table. */
  List<String> verify(String table, String out) {
    return List.of(PROGRAM, "verify", "--model", folder.toString(), "--in", table, "--out", out);
  }
}
