package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.AtomicFiles;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TableFormat;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.sentence.Sentence;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.CollectedRow;
import io.backcast.verify.CollectedTable;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Returned;
import io.backcast.verify.ReturnedAnswers;
import io.backcast.verify.ReturnedFiles;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects from outputs of programs and from tables, or from folders of them. */
final class FileAnswers implements CollectSource {
  private final ModelFolder folders;
  private final Json json;
  private final String program;

  /** The provenance of a table of answers that came back. */
  private record Origin(
      String program,
      String model,
      String identity,
      String designs,
      String template,
      List<CollectedRow> answers) {}

  FileAnswers(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public boolean takes(Path place) {
    return true;
  }

  @Override
  public int collect(List<Path> places, Request request) throws BackcastException {
    Path designs = required(request.designs(), "--in designs.csv");
    Path out = required(request.out(), "--out verified.csv");
    TableFormat.of(out);
    AtomicFiles.check(out);
    DesignModel model = DesignModel.of(request.model(), designs, folders, json);
    Property property = CalculationOptions.property(model.card(), request.property());
    CalculationSettings settings = CalculationOptions.settings(request.settings(), json);
    Structures structures = new Structures(model.card(), request.template(), settings);
    TextTable table = new TableReader().text(designs);
    DesignSpace space = model.card().space();
    DesignMatrix x = DesignTable.matrix(table, space);
    List<Path> files = files(places);
    List<Returned> all = new ArrayList<>();
    ReturnedAnswers reader = new ReturnedAnswers(model.card(), property, structures, settings);
    for (Path file : files) {
      List<Returned> found = reader.read(file, file.toString(), x);
      found.forEach(r -> System.err.println("backcast: " + r.sentence()));
      all.addAll(found);
    }
    List<Returned.@Nullable Matched> chosen = chosen(all, x.rows());
    keep(all, request.answers());
    write(out, table, property, chosen, model, designs, structures.template().name());
    long lost = all.stream().filter(r -> r instanceof Returned.Unmatched).count();
    System.err.printf(
        Locale.ROOT,
        "Answers in %s: %,d of %,d designs; %,d files or rows belong to none%n",
        out,
        chosen.stream().filter(m -> m != null && m.answer().converged()).count(),
        x.rows(),
        lost);
    return lost == 0 ? 0 : ErrorCode.BAD_CSV.exitCode();
  }

  /** The outputs in all places; places without any are told where others have some. */
  private static List<Path> files(List<Path> places) throws BackcastException {
    List<Path> files = new ArrayList<>();
    List<Path> empty = new ArrayList<>();
    for (Path place : places) {
      List<Path> found = ReturnedFiles.of(place);
      files.addAll(found);
      if (found.isEmpty()) {
        empty.add(place);
      }
    }
    Sentence none = Sentence.of("answers.no-files", empty);
    if (files.isEmpty()) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("answers.nothing-written", none));
    }
    if (!empty.isEmpty()) {
      System.err.println("backcast: warning: " + none);
    }
    return files;
  }

  private static Path required(@Nullable Path path, String option) throws BackcastException {
    if (path == null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "Files are collected for designs into a table: add %s.".formatted(option));
    }
    return path;
  }

  /** The answer of each row: a converged one if there is one, and of several the first. */
  private static List<Returned.@Nullable Matched> chosen(List<Returned> all, int rows) {
    List<Returned.@Nullable Matched> chosen = new ArrayList<>(Collections.nCopies(rows, null));
    for (Returned returned : all) {
      if (returned instanceof Returned.Matched matched) {
        for (int row : matched.rows()) {
          Returned.Matched before = chosen.get(row);
          if (before == null || !before.answer().converged() && matched.answer().converged()) {
            chosen.set(row, matched);
          } else if (matched.answer().converged()
              && !Objects.equals(before.answer().gap(), matched.answer().gap())) {
            System.err.printf(
                Locale.ROOT,
                "backcast: warning: row %d has several answers; that of %s stays.%n",
                row + 1,
                before.source());
          }
        }
      }
    }
    return chosen;
  }

  /** Keeps converged answers with all others, once. */
  private void keep(List<Returned> all, @Nullable Path file) throws BackcastException {
    AnswerStore store = CalculationOptions.answers(file, json);
    for (Returned returned : all) {
      if (returned instanceof Returned.Matched matched
          && matched.answer().converged()
          && store.find(matched.answer().key()).isEmpty()) {
        store.append(matched.answer());
      }
    }
  }

  private void write(
      Path out,
      TextTable table,
      Property property,
      List<Returned.@Nullable Matched> chosen,
      DesignModel model,
      Path designs,
      String template)
      throws BackcastException {
    ConventionFile conventions = new ConventionFile(json);
    List<@Nullable Answer> answers = new ArrayList<>();
    List<@Nullable Convention> shifts = new ArrayList<>();
    // rows that nothing new came back for keep their answers, and where these are from
    Map<Integer, CollectedRow> taken =
        table.index(VerifiedTable.dft(property)) < 0
            ? new TreeMap<>()
            : CollectedRow.of(designs, json);
    for (int i = 0; i < chosen.size(); i++) {
      Returned.Matched matched = chosen.get(i);
      answers.add(matched == null ? null : matched.answer());
      if (matched == null) {
        shifts.add(null);
        continue;
      }
      Answer answer = matched.answer();
      shifts.add(
          conventions
              .find(model.folder(), answer.program(), property.name(), matched.settingsKey())
              .orElse(null));
      taken.put(
          i + 1,
          new CollectedRow(
              i + 1,
              answer.source(),
              answer.program(),
              answer.status().key(),
              matched.settingsKey()));
    }
    TableFormat.of(out).write(out, CollectedTable.of(table, property, answers, shifts), json);
    Provenance.writeBeside(
        out,
        new Origin(
            program,
            model.card().name(),
            model.card().identity(),
            designs.toString(),
            template,
            List.copyOf(taken.values())),
        json);
  }
}
