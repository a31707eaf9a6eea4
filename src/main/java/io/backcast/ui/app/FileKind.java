package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.io.SessionFile;
import io.backcast.io.TableFiles;
import io.backcast.io.output.OutputReader;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.report.ReportFile;
import io.backcast.sentence.Sentence;
import io.backcast.ui.campaign.CampaignTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kinds of files and folders that the program can open. */
public enum FileKind {
  /** A folder with a model card and its networks. */
  MODEL,
  /** A saved session, {@code .json}; usually {@value SessionFile#SUFFIX}. */
  SESSION,
  /** A report that keeps its session, {@code .html} or {@code .pdf}. */
  REPORT,
  /** A table of designs or of training data, {@code .csv} for example. */
  TABLE,
  /** An {@code .onnx} file. */
  NETWORK,
  /** What another program wrote about a calculation. */
  ANSWERS,
  /** The folder of a campaign. */
  CAMPAIGN;

  private static final List<String> OUTPUTS = List.of(".xml", ".xml.gz", ".out", ".log");

  /**
   * Decides by the path; of a text no more than its beginning is read.
   *
   * @throws BackcastException if there is nothing at the path, or nothing that can be opened
   */
  public static FileKind of(Path path) throws BackcastException {
    if (Files.isDirectory(path)) {
      if (Files.exists(path.resolve(ModelFolder.CARD))) {
        return MODEL;
      }
      if (CampaignTable.isIn(path)) {
        return CAMPAIGN;
      }
      throw UnknownFiles.folder(path);
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (!Files.exists(path)) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("file.missing", path));
    }
    if (name.startsWith("outcar")
        || OUTPUTS.stream().anyMatch(name::endsWith)
        || OutputReader.recognises(path)) {
      return ANSWERS;
    }
    if (TableFiles.isTable(name)) {
      return TABLE;
    }
    if (name.endsWith(".onnx")) {
      return NETWORK;
    }
    if (ReportFile.isReport(path)) {
      return REPORT;
    }
    if (name.endsWith(".json")) {
      UnknownFiles.refuseOtherJson(path, name);
      return SESSION;
    }
    throw UnknownFiles.file(path, name);
  }
}
