package io.backcast.train;

import ai.djl.ndarray.NDManager;
import io.backcast.engine.ModelFolder;
import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.loop.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes models of networks that are still being trained, each into a temporary folder: complete
 * and calibrated on the held-out rows, but not evaluated. A failure is told and ends nothing.
 *
 * @param manager of the training
 * @param progress receives the folders
 * @param cards gives the card of such networks without what is measured
 * @param measures gives the measure of a folder
 * @param proposed names of the properties whose tolerance nobody has stated
 */
record InterimModelWriter(
    Json json,
    NDManager manager,
    DesignSpace space,
    TrainingProgress progress,
    Cards cards,
    Measures measures,
    List<String> proposed) {
  private static final Logger LOG = Logger.getLogger(InterimModelWriter.class.getName());

  /** The card of some networks. */
  @FunctionalInterface
  interface Cards {
    /** Without what is measured. */
    ModelCard of(TrainedNetworks networks, Map<NetworkRole, GraphFile> graphs)
        throws BackcastException;
  }

  /** How a folder is measured. */
  @FunctionalInterface
  interface Measures {
    /** On the held-out rows of the training. */
    FolderMeasure of(TrainedNetworks networks, Path folder);
  }

  /** Fills a new folder. */
  private interface Content {
    void into(Path folder) throws BackcastException, IOException;
  }

  /** Writes networks as they are now. */
  void write(TrainedNetworks networks) {
    make(
        folder -> {
          try (NDManager scope = manager.newSubManager()) {
            OnnxExporter.Export export = new OnnxExporter(scope, space, networks).write(folder);
            FolderMeasure.Calibrated measured =
                measures
                    .of(networks, folder)
                    .calibrate(cards.of(networks, export.files()), proposed);
            json.write(
                folder.resolve(ModelFolder.CARD), measured.card().with(errors(measured.holdOut())));
          }
        });
  }

  /** The mean errors on the held-out rows, by the names that cards use. */
  private Map<String, Double> errors(HoldOutEvaluation holdOut) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      errors.put(
          space.properties().get(k).name() + "_mae",
          Arrays.stream(holdOut.parity(k))
              .mapToDouble(row -> Math.abs(row[1] - row[0]))
              .average()
              .orElse(Double.NaN));
    }
    return errors;
  }

  /** Copies a model that is complete but for its evaluation. */
  void copy(Path model) {
    make(
        folder -> {
          try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
              Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
          }
        });
  }

  private void make(Content content) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("backcast-interim");
      content.into(folder);
      new ModelFolder(json).open(folder).close();
      // its receiver may have it open until the program ends
      AtomicFiles.deleteAtExit(folder);
      progress.interimModel(folder);
    } catch (BackcastException e) {
      failed(folder, e.sentence());
    } catch (IOException e) {
      failed(folder, IoErrors.reason(e).toString());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "an interim model", e);
      failed(folder, e.toString());
    }
  }

  private void failed(@Nullable Path folder, String why) {
    if (folder != null) {
      AtomicFiles.deleteTree(folder);
    }
    progress.note("The interim model could not be written: " + why);
  }
}
