package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.importing.NetworkReview;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkOrigin;
import io.backcast.model.NetworkRole;
import io.backcast.model.Numbers;
import io.backcast.model.Printable;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "inspect", description = "Show what an ONNX file or a model folder holds.")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE|DIR", description = "ONNX file, or model folder.")
  private Path subject;

  @Option(names = "--json", description = "Write JSON.")
  private boolean asJson;

  private final Json json;
  private final ModelFolder folders;

  InspectCommand(ModelFolder folders, Json json) {
    this.folders = folders;
    this.json = json;
  }

  @Override
  public Integer call() throws BackcastException {
    Map<String, GraphSummary> graphs = new LinkedHashMap<>();
    Map<String, Object> contents = new LinkedHashMap<>();
    List<String> remarks = List.of();
    if (Files.isDirectory(subject)) {
      ModelCard card = folders.card(subject);
      contents.put("title", card.title());
      contents.put("space", card.space());
      if (card.origin() != null) {
        contents.put("origin", card.origin());
      }
      for (Map.Entry<NetworkRole, GraphFile> graph : card.graphs().entrySet()) {
        int member = 1;
        for (GraphFile part : graph.getValue().all()) {
          Path file = ModelFolder.networkFile(subject, part);
          String name = graph.getKey().key() + (member == 1 ? "" : " " + member);
          graphs.put(name, GraphSummary.of(OnnxFile.read(file)));
          member++;
        }
      }
      if (!asJson) {
        System.out.println(Printable.line(card.title()));
        if (card.origin() != null) {
          print(card.origin());
        }
        for (Variable v : card.space().variables()) {
          printRange("variable", v.name(), v.unit(), v.lower(), v.upper());
        }
        for (Property p : card.space().properties()) {
          printRange("property", p.name(), p.unit(), p.lower(), p.upper());
        }
        card.space()
            .relations()
            .forEach(r -> System.out.println(Printable.line("  relation  " + r.text())));
        System.out.println(Printable.line("  designs   " + card.prior()));
      }
    } else {
      NetworkReview review = NetworkReview.of(subject);
      graphs.put(subject.getFileName().toString(), review.summary());
      remarks = review.remarks();
      contents.put("remarks", remarks);
    }
    if (asJson) {
      contents.put("graphs", graphs);
      System.out.println(json.text(contents));
    } else {
      graphs.forEach(InspectCommand::print);
      remarks.forEach(r -> line("remark", r));
    }
    return 0;
  }

  private static void printRange(
      String kind, String name, String unit, double lower, double upper) {
    String label = unit.isBlank() ? name : name + " " + unit;
    System.out.println(
        Printable.line(
            "  %s  %s %s … %s".formatted(kind, label, Numbers.text(lower), Numbers.text(upper))));
  }

  private static void print(String name, GraphSummary summary) {
    System.out.println(Printable.line(name));
    summary.inputs().forEach(e -> line("input", GraphSummary.line(e)));
    summary.outputs().forEach(e -> line("output", GraphSummary.line(e)));
    line("opset", pairs(summary.opsets()) + ", IR " + summary.irVersion());
    line("producer", summary.producer());
    line("parameters", String.format(Locale.ROOT, "%,d", summary.parameters()));
    line("operators", pairs(summary.operators()));
    if (!summary.externalFiles().isEmpty()) {
      line("weights in", String.join(", ", summary.externalFiles()));
    }
    summary.metadata().forEach((k, v) -> line("metadata", k + " = " + v));
    List<String> blocks =
        summary.blocks().stream().map(GraphSummary.Block::name).distinct().toList();
    line("blocks", String.join(" → ", blocks));
  }

  private static void print(NetworkOrigin origin) {
    line("network", origin.file());
    if (origin.source() != null) {
      line("source", origin.source());
    }
    if (origin.licence() != null) {
      line("licence", origin.licence());
    }
  }

  private static void line(String label, String text) {
    System.out.printf(Locale.ROOT, "  %-11s %s%n", label, Printable.line(text));
  }

  private static String pairs(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
