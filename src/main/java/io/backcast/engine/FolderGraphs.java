package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The networks of a model folder, open and of the shapes that the card asks for.
 *
 * @param first of each role
 * @param more further members of the ensemble, if it is kept in several files
 */
record FolderGraphs(Map<NetworkRole, GraphRunner> first, List<GraphRunner> more) {
  /** A file that the card names. */
  private record Part(NetworkRole role, GraphFile file) {}

  /** What came of it: a network, or why there is none. */
  private record Opened(
      Part part, @Nullable GraphRunner graph, @Nullable BackcastException failure) {}

  /**
   * Opens all of them.
   *
   * @param sideBySide whether several may be opened at a time; if not, none is opened after one
   *     that fails
   * @throws BackcastException with the first violation in the card's order; none is open then
   */
  static FolderGraphs open(
      Path folder, ModelCard card, ModelFolder.GraphOpener opener, boolean sideBySide)
      throws BackcastException {
    List<Part> parts = new ArrayList<>();
    card.graphs().forEach((role, graph) -> graph.all().forEach(f -> parts.add(new Part(role, f))));
    Queue<GraphRunner> all = new ConcurrentLinkedQueue<>();
    try {
      Iterator<Opened> opened =
          sideBySide
              ? parts.parallelStream().map(p -> open(folder, p, opener, all)).toList().iterator()
              : parts.stream().map(p -> open(folder, p, opener, all)).iterator();
      Map<NetworkRole, GraphRunner> first = new EnumMap<>(NetworkRole.class);
      List<GraphRunner> more = new ArrayList<>();
      while (opened.hasNext()) {
        Opened next = opened.next();
        GraphRunner graph = required(folder, card, next);
        if (first.putIfAbsent(next.part.role, graph) != null) {
          more.add(graph);
        }
      }
      return new FolderGraphs(first, more);
    } catch (BackcastException | RuntimeException e) {
      all.forEach(GraphRunner::close);
      throw e;
    }
  }

  private static Opened open(
      Path folder, Part part, ModelFolder.GraphOpener opener, Queue<GraphRunner> all) {
    try {
      GraphRunner graph = opener.open(ModelFolder.networkFile(folder, part.file));
      all.add(graph);
      return new Opened(part, graph, null);
    } catch (BackcastException e) {
      return new Opened(part, null, e);
    }
  }

  private static GraphRunner required(Path folder, ModelCard card, Opened opened)
      throws BackcastException {
    if (opened.failure != null) {
      throw opened.failure;
    }
    GraphRunner graph = Objects.requireNonNull(opened.graph);
    List<String> problems = GraphContract.violations(card, opened.part.role, graph.signature());
    if (!problems.isEmpty()) {
      Path file = ModelFolder.networkFile(folder, opened.part.file);
      throw new BackcastException(ErrorCode.BAD_MODEL, file + ": " + problems.getFirst() + ".");
    }
    return graph;
  }

  void close() {
    first.values().forEach(GraphRunner::close);
    more.forEach(GraphRunner::close);
  }
}
