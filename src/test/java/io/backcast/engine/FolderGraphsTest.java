package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped model's files, opened by somebody who counts what is open. */
class FolderGraphsTest {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

  private static ModelCard card() throws BackcastException {
    return new ModelFolder(new Json()).card(Models.MOS2);
  }

  private static List<String> files() throws BackcastException {
    return card().graphs().values().stream().map(graph -> graph.file()).toList();
  }

  /** Refuses some files; the others have the shapes of the shipped ones. */
  private ModelFolder.GraphOpener refusing(Set<String> refused) {
    return file -> {
      String name = String.valueOf(file.getFileName());
      asked.add(name);
      if (refused.contains(name)) {
        throw new BackcastException(ErrorCode.BAD_MODEL, name);
      }
      return new Counted(name, GraphSignature.read(file));
    };
  }

  private final class Counted implements GraphRunner {
    private final String name;
    private final GraphSignature signature;

    Counted(String name, GraphSignature signature) {
      this.name = name;
      this.signature = signature;
    }

    @Override
    public GraphSignature signature() {
      return signature;
    }

    @Override
    public List<float[]> run(int n, List<float[]> inputs) {
      return List.of();
    }

    @Override
    public int firstNotFinite(int n, List<float[]> inputs) {
      return -1;
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyNetworkHasItsRoleHoweverTheyAreOpened(boolean sideBySide) throws Exception {
    FolderGraphs graphs = FolderGraphs.open(Models.MOS2, card(), refusing(Set.of()), sideBySide);
    Map<NetworkRole, GraphRunner> first = graphs.first();
    assertThat(first.keySet()).isEqualTo(card().graphs().keySet());
    first.forEach((role, graph) -> assertThat(((Counted) graph).name).contains(role.fileName()));
    assertThat(closed).isEmpty();
    graphs.close();
    assertThat(closed).containsExactlyInAnyOrderElementsOf(files());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFirstOfTheCardThatIsRefusedIsNamedAndNoneStaysOpen(boolean sideBySide) throws Exception {
    List<String> files = files();
    Set<String> refused = Set.of(files.get(1), files.getLast());
    assertThatThrownBy(() -> FolderGraphs.open(Models.MOS2, card(), refusing(refused), sideBySide))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.sentence()).contains(files.get(1)));
    List<String> open = new ArrayList<>(asked);
    open.removeAll(refused);
    assertThat(closed).containsExactlyInAnyOrderElementsOf(open);
  }

  @Test
  void oneAfterAnotherNoneIsOpenedAfterOneThatIsRefused() throws Exception {
    List<String> files = files();
    Path folder = Models.MOS2;
    assertThatThrownBy(
            () -> FolderGraphs.open(folder, card(), refusing(Set.of(files.getFirst())), false))
        .isInstanceOf(BackcastException.class);
    assertThat(asked).containsExactly(files.getFirst());
  }

  @Test
  void aModelWithAnotherCardHasTheSameNetworks() throws Exception {
    try (InverseModel model = new ModelFolder(new Json()).open(Models.MOS2)) {
      ModelCard other = model.card().with(Map.of("a figure", 1.0));
      InverseModel same = model.with(other);
      assertThat(same.card()).isSameAs(other);
      float[] x = model.card().space().reference();
      assertThat(same.predict(1, x)).isEqualTo(model.predict(1, x));
    }
  }
}
