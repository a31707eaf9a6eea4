package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.OnnxFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which roles names and widths leave no doubt of, and which they do. */
class PortProposalTest {
  @TempDir private Path folder;

  private PortProposal propose(String inputs, int dx, int dy) throws Exception {
    BareNetwork network = new BareNetwork();
    int columns = 0;
    for (String input : inputs.split(" ")) {
      String name = input.substring(0, input.indexOf('['));
      int width = Integer.parseInt(input.substring(input.indexOf('[') + 1, input.indexOf(']')));
      network.input(name, width);
      columns += width;
    }
    network.output("x_out", new double[columns][dx]);
    Path file = network.write(folder.resolve("n.onnx"));
    return PortProposal.of(GraphSummary.of(OnnxFile.read(file)), Ports.unknown(), dx, dy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // whole names, whatever the widths are
        "noise[3] observation[9] | noise | observation",
        "observation[9] noise[3] | noise | observation",
        "z[2] y[5] | z | y",
        "u[3] target[4] | u | target",
        "base[3] label[3] | base | label",
        // parts of names
        "latent_in[4] cond_y[9] | latent_in | cond_y",
        "zNoise[4] classLabels[7] | zNoise | classLabels",
        "serving_default_z:0[4] serving_default_c:0[2] | serving_default_z:0 | serving_default_c:0",
        "eps_0[3] input_context[8] | eps_0 | input_context",
        // one name is enough
        "input.1[3] context[9] | input.1 | context",
        "noise[3] features[9] | noise | features",
        "z[3] x[9] | z | x",
        // simulation-based inference
        "theta[3] x[9] | theta | x",
        "x[9] theta[3] | theta | x",
      })
  void namesTellTheRoles(String inputs, String latent, String condition) throws Exception {
    PortProposal proposal = propose(inputs, 3, PortProposal.UNKNOWN);
    assertThat(proposal.isSure()).isTrue();
    assertThat(proposal.ports().latent()).containsExactly(latent);
    assertThat(proposal.ports().condition()).containsExactly(condition);
  }

  @ParameterizedTest
  @CsvSource({
    "input_1[3] input_2[9]",
    "input_1[4] input_2[1]",
    "z[3] eps[3]",
    "y[3] context[3]",
    "noise_label[3] input[2]",
    "yz[5]",
    "input[5]",
  })
  void whatNothingTellsIsLeftOpen(String inputs) throws Exception {
    PortProposal proposal = propose(inputs, 3, PortProposal.UNKNOWN);
    assertThat(proposal.isSure()).isFalse();
    assertThat(proposal.ports().latent()).isNull();
    assertThat(proposal.ports().condition()).isNull();
    assertThat(String.join(" ", proposal.why())).contains("ports.latent");
  }

  @Test
  void widthsExclude() throws Exception {
    PortProposal known = propose("input_1[3] input_2[9]", 3, 9);
    assertThat(known.ports().latent()).containsExactly("input_1");
    assertThat(known.ports().condition()).containsExactly("input_2");
    assertThat(propose("input_1[9] input_2[9]", 9, 9).isSure()).isFalse();
    assertThat(propose("a[3] b[9]", 3, 9).candidates()).hasSize(1);
    assertThat(propose("a[9] b[9]", 3, 9).candidates()).hasSize(2);
  }

  @Test
  void severalInputsOfOneRoleAreConcatenated() throws Exception {
    PortProposal proposal = propose("z1[2] y[1] z2[1]", 3, 1);
    assertThat(proposal.ports().latent()).containsExactly("z1", "z2");
    assertThat(proposal.ports().condition()).containsExactly("y");
  }

  @Test
  void aSingleInputOfTheWidthOfThePropertiesHasNoLatent() throws Exception {
    PortProposal tandem = propose("target[2]", 3, 2);
    assertThat(tandem.isSure()).isTrue();
    assertThat(tandem.ports().latent()).isEmpty();
    assertThat(tandem.ports().condition()).containsExactly("target");
  }

  @Test
  void aSingleInputOfOneColumnHoldsThePropertyAlone() throws Exception {
    PortProposal tandem = propose("input[1]", 3, PortProposal.UNKNOWN);
    assertThat(tandem.isSure()).isTrue();
    assertThat(tandem.ports().latent()).isEmpty();
    assertThat(tandem.ports().condition()).containsExactly("input");
    assertThat(propose("z[1]", 3, PortProposal.UNKNOWN).isSure()).isFalse();
  }

  @Test
  void theNameOfAJointInputTellsItsOrder() throws Exception {
    assertThat(propose("yz[3]", 3, 1).ports().conditionFirst()).isTrue();
    assertThat(propose("z_y[3]", 3, 1).ports().conditionFirst()).isFalse();
    PortProposal nameless = propose("input[3]", 3, 1);
    assertThat(nameless.isSure()).isFalse();
    assertThat(nameless.candidates()).hasSize(2);
  }

  @Test
  void oneNumberForAllDesignsIsAskedFor() throws Exception {
    Path file =
        new BareNetwork()
            .input("z", 2)
            .input("y", 1)
            .scaledBy("temperature")
            .output("x", new double[3][2])
            .write(folder.resolve("t.onnx"));
    PortProposal proposal =
        PortProposal.of(GraphSummary.of(OnnxFile.read(file)), Ports.unknown(), 2, 1);
    assertThat(proposal.isSure()).isFalse();
    assertThat(proposal.why()).anyMatch(w -> w.contains("temperature") && w.contains("fixed"));
  }

  @Test
  void theDesignIsTheOutputOfThatName() throws Exception {
    Path file =
        new BareNetwork()
            .input("z", 2)
            .input("y", 1)
            .output("latent_back", new double[3][9])
            .output("sample", new double[3][2])
            .flatOutput("log_det", 0, 3)
            .write(folder.resolve("o.onnx"));
    PortProposal proposal =
        PortProposal.of(GraphSummary.of(OnnxFile.read(file)), Ports.unknown(), -1, -1);
    assertThat(proposal.ports().design()).isEqualTo("sample");
  }

  @Test
  void whatCannotBeABackwardNetworkIsRefused() throws Exception {
    Path file =
        new BareNetwork().input("z", 2).flatOutput("score", 1, 2).write(folder.resolve("s.onnx"));
    assertThatThrownBy(
            () -> PortProposal.of(GraphSummary.of(OnnxFile.read(file)), Ports.unknown(), -1, -1))
        .hasMessageContaining("no output");
  }
}
