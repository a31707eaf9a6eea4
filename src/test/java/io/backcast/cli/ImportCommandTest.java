package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Importing never replaces a file of the user and ignores no option. */
class ImportCommandTest {
  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();
  private String network = "";
  private String card = "";

  @BeforeEach
  void aNetworkAndItsCard() throws Exception {
    network = folder.resolve("net.onnx").toString();
    Files.copy(Path.of("src/test/resources/onnx/flow.onnx"), Path.of(network));
    card =
        Files.copy(Path.of("src/test/resources/onnx/flow-card.json"), folder.resolve("card.json"))
            .toString();
  }

  private int run(String... arguments) {
    errors.getBuffer().setLength(0);
    CommandLine line =
        new CommandLine(new ImportCommand(new Json(), NetworkTrial.here()))
            .setExecutionExceptionHandler(
                (failure, command, parsed) ->
                    BackcastCommand.explain(failure, command, new Interrupts()))
            .setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void aCompletedCardIsReplacedOnRequestAlone() throws Exception {
    String before = Files.readString(Path.of(card));
    assertThat(run(network, "--propose", card)).isEqualTo(4);
    assertThat(errors.toString()).contains(card, "--force");
    assertThat(Files.readString(Path.of(card))).isEqualTo(before);
    assertThat(run(network, "--propose", card, "--force", "--range", "y=0..2.5")).isZero();
    assertThat(Files.readString(Path.of(card))).isNotEqualTo(before).contains("2.5");
  }

  @Test
  void theNetworkIsNeverReplaced() throws Exception {
    byte[] before = Files.readAllBytes(Path.of(network));
    assertThat(run(network, "--propose", network, "--force")).isEqualTo(4);
    assertThat(errors.toString()).contains(network);
    assertThat(run(network, "--card", card, "--out", folder.toString(), "--force")).isEqualTo(4);
    assertThat(errors.toString()).contains(network);
    assertThat(run(network, "--card", card, "--out", network)).isEqualTo(4);
    assertThat(errors.toString()).contains(network);
    assertThat(Files.readAllBytes(Path.of(network))).isEqualTo(before);
  }

  @Test
  void aNetworkInsideTheModelThatIsReplacedIsKept() throws Exception {
    String model = folder.resolve("model").toString();
    assertThat(run(network, "--card", card, "--out", model)).isZero();
    assertThat(run(network, "--card", card, "--out", model)).isEqualTo(4);
    assertThat(errors.toString()).contains(model + " already holds a model", "--force");
    Path inside = Path.of(model, "backward.onnx");
    assertThat(run(inside.toString(), "--card", card, "--out", model, "--force")).isEqualTo(4);
    assertThat(errors.toString()).contains(inside.toString());
    assertThat(run(network, "--card", card, "--out", model, "--force")).isZero();
  }

  @Test
  void optionsThatWouldBeIgnoredAreUsageErrors() {
    String fresh = folder.resolve("fresh.json").toString();
    String model = folder.resolve("model").toString();
    assertThat(run(network, "--propose", fresh, "--out", model)).isEqualTo(2);
    assertThat(run(network, "--card", card, "--out", model, "--range", "y=0..1")).isEqualTo(2);
    assertThat(run(network, "--propose", fresh, "--range", "gap=0..1")).isEqualTo(2);
    assertThat(errors.toString()).contains("gap", "y1");
    assertThat(run(network, "--propose", fresh, "--range", "y=2..1")).isEqualTo(2);
    assertThat(run(network, "--propose", fresh, "--range", "y=wide")).isEqualTo(2);
    assertThat(run(network, "--propose", fresh, "--range", "0..1", "--range", "0..2")).isEqualTo(2);
    assertThat(Path.of(fresh)).doesNotExist();
    assertThat(Path.of(model)).doesNotExist();
  }

  @Test
  void whatIsWrongWithTheCardIsSaidOfTheCard() throws Exception {
    String model = folder.resolve("model").toString();
    String text = Files.readString(Path.of(card));
    Path wrong = folder.resolve("wrong.json");
    Files.writeString(wrong, text.replaceFirst("\"lower\" *: *[-0-9.]+", "\"lower\": 1e9"));
    assertThat(run(network, "--card", wrong.toString(), "--out", model)).isEqualTo(3);
    assertThat(errors.toString()).contains(wrong + ": variable ").doesNotContain(model);
    Files.writeString(wrong, text.replaceFirst("\"lower\" *: *[-0-9.]+", "\"lower\": NaN"));
    assertThat(run(network, "--card", wrong.toString(), "--out", model)).isEqualTo(3);
    assertThat(errors.toString())
        .contains(wrong.toString(), "JSON has no NaN. Write a number")
        .doesNotContain("JsonReadFeature");
    assertThat(Path.of(model)).doesNotExist();
  }

  @Test
  void theOrderOfAJointInputIsAskedForWhereARangeDependsOnIt() {
    String fresh = folder.resolve("fresh.json").toString();
    String joint = Path.of("src/test/resources/onnx/freia-joint.onnx").toString();
    String input = "yz";
    assertThat(
            run(
                joint,
                "--latent",
                input,
                "--condition",
                input,
                "--propose",
                fresh,
                "--range",
                "y=0..1"))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("--condition-first");
  }

  @Test
  void aMisspeltKeyOfTheCardIsRefusedByName() throws Exception {
    Path misspelt = folder.resolve("misspelt.json");
    Files.writeString(
        misspelt, Files.readString(Path.of(card)).replaceFirst("\\{", "{\"scalings\": {},"));
    assertThat(
            run(
                network,
                "--card",
                misspelt.toString(),
                "--out",
                folder.resolve("model").toString()))
        .isEqualTo(3);
    assertThat(errors.toString()).contains("“scalings”", "“scaling”", misspelt.toString());
  }
}
