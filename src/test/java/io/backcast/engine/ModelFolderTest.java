package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
  @TempDir private Path folder;
  private final ModelFolder folders = new ModelFolder(new Json());

  @BeforeEach
  void copyTheShippedModel() throws IOException {
    try (Stream<Path> files = Files.list(Models.MOS2)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> folders.open(folder))
        .isInstanceOf(BackcastException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    assertThat(folders.violations(folder)).isNotEmpty();
  }

  private void editCard(String from, String to) throws IOException {
    Path card = folder.resolve(ModelFolder.CARD);
    String text = Files.readString(card);
    assertThat(text).contains(from);
    Files.writeString(card, text.replace(from, to));
  }

  @Test
  void theShippedModelIsSound() {
    assertThat(folders.violations(folder)).isEmpty();
  }

  @Test
  void everyViolationOfACardIsReportedAtOnce() throws IOException {
    editCard("\"latent\" : 7", "\"latent\" : \"seven\"");
    editCard("\"kind\" : \"continuous\"", "\"kind\" : \"wavy\"");
    assertThat(folders.violations(folder))
        .hasSizeGreaterThan(5)
        .anySatisfy(v -> assertThat(v).contains("latent"))
        .anySatisfy(v -> assertThat(v).contains("kind"));
  }

  @Test
  void aMissingNetworkIsNamed() throws IOException {
    Files.delete(folder.resolve("forward.onnx"));
    refused("forward.onnx", "missing");
  }

  @Test
  void networksInEachOthersPlaceAreRefusedByTheirShapes() throws IOException {
    Files.copy(
        folder.resolve("forward.onnx"),
        folder.resolve("backward.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused("backward.onnx");
  }

  @Test
  void aNetworkOfAnotherModelIsRefusedByItsIdentity() throws Exception {
    String identity = new Json().tree(folder.resolve(ModelFolder.CARD)).path("identity").asString();
    editCard(identity, "another");
    refused("belongs to another model");
  }

  @Test
  void aTruncatedNetworkIsRefusedInASentence() throws IOException {
    Path file = folder.resolve("predict.onnx");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
    refused("predict.onnx");
  }

  @Test
  void damagedWeightsAreFoundBeforeTheFirstDraw() throws IOException {
    Path file = folder.resolve("gradient.onnx");
    byte[] bytes = Files.readAllBytes(file);
    // the middle of the file holds 128 × 128 weights; NaN is 0x7fc00000, little-endian
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4_000; i++) {
      bytes[i] = (byte) (i % 2 == 0 ? 0xff : 0x7f);
    }
    Files.write(file, bytes);
    refused("gradient");
  }

  @Test
  void aCardThatDisagreesWithItsGraphsIsRefused() throws IOException {
    editCard("\"latent\" : 7", "\"latent\" : 6");
    refused("where the card asks for");
  }

  @Test
  void aCardWithoutARequiredFieldNamesIt() throws IOException {
    editCard("\"prior\"", "\"prioor\"");
    refused("prior");
  }

  @Test
  void aCardOfANewerFormatIsRefusedByName() throws IOException {
    editCard("\"formatVersion\" : 1", "\"formatVersion\" : 9");
    refused("format 9", "newer Backcast");
  }

  @Test
  void aCardMayNotReachOutOfItsFolder() throws IOException {
    editCard("\"predict.onnx\"", "\"../predict.onnx\"");
    refused("outside its folder");
  }

  @Test
  void aCardMayNameAFileBelowItsFolderAndOneWithTwoDotsInItsName() throws Exception {
    Files.createDirectory(folder.resolve("nets"));
    Files.move(folder.resolve("predict.onnx"), folder.resolve("nets").resolve("p..v2.onnx"));
    editCard("\"predict.onnx\"", "\"nets/../nets/p..v2.onnx\"");
    assertThat(folders.violations(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "nets/../../predict.onnx", "/predict.onnx"})
  void noPathLeadsOutOfTheFolder(String place) throws IOException {
    editCard("\"predict.onnx\"", "\"" + place + "\"");
    refused(place, "outside its folder");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefusedInASentence() throws IOException {
    editCard("\"predict.onnx\"", "\"predict\\u0000.onnx\"");
    refused("no file name on this system");
  }

  @Test
  void aFolderIsOpenedUnderEveryNameThatTheSystemKnowsItBy() throws Exception {
    Path link = folder.resolveSibling("link");
    Files.createDirectory(folder.resolve("inner"));
    try {
      Files.createSymbolicLink(link, folder.resolve("inner"));
    } catch (UnsupportedOperationException | IOException e) {
      org.junit.jupiter.api.Assumptions.abort("no links here");
    }
    try {
      for (Path name :
          List.of(folder.resolve("."), folder.resolve("inner/.."), link.resolve(".."))) {
        folders.open(name).close();
        assertThat(folders.violations(name)).isEmpty();
      }
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void aPredictorWithItsDesignsOnTheWrongAxisIsRefused() throws Exception {
    String identity = new Json().tree(folder.resolve(ModelFolder.CARD)).path("identity").asString();
    SumNetwork.write(folder.resolve("predict.onnx"), 7, 1, false, identity);
    refused("predict.onnx", "not one entry a design");
    SumNetwork.write(folder.resolve("predict.onnx"), 7, 1, true, identity);
    folders.open(folder).close();
  }

  @Test
  void brokenJsonIsReportedWithItsPlace() throws IOException {
    Files.writeString(folder.resolve(ModelFolder.CARD), "{\n  \"formatVersion\" : 1,\n  oops\n}");
    refused("line 3");
  }

  @Test
  void aFolderWithoutACardIsNoModel() throws IOException {
    Files.delete(folder.resolve(ModelFolder.CARD));
    refused("not a model folder");
  }
}
