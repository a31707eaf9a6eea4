package io.backcast.train.evaluate.check;

import io.backcast.engine.*;
import io.backcast.io.Json;
import io.backcast.io.table.*;
import io.backcast.model.*;
import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;

class GeneratorChecksTrial {
  @Test
  void alarms() throws Exception {
    Map<CheckKind, int[]> n = new EnumMap<>(CheckKind.class);
    for (CheckKind k : CheckKind.values()) n.put(k, new int[3]);
    int any = 0, all = 0;
    for (long seed = 1; seed <= Integer.getInteger("seeds", 25); seed++) {
      for (int p = 0; p < 4; p++) {
        var f = GeneratorProblems.Fault.RIGHT;
        var problem = p == 0 ? GeneratorProblems.gaussian(f, seed, 1500) : p == 1 ? GeneratorProblems.bounded(f) : p == 2 ? GeneratorProblems.branches(f) : GeneratorProblems.pointMass(f);
        var main = problem.measure(100 + seed).leading();
        all++;
        if (main.verdict(null).objects()) any++;
        for (CheckKind k : CheckKind.values()) {
          long o = main.of(k).stream().filter(r -> r.verdict().objects()).count();
          n.get(k)[0] += o > 0 ? 1 : 0; n.get(k)[1] += o; n.get(k)[2] += main.of(k).size();
        }
      }
      System.out.print("ALARMS " + seed + " any " + any + " of " + all);
      n.forEach((k, c) -> System.out.print(" " + k + " " + c[0] + "/" + c[1] + "/" + c[2]));
      System.out.println();
    }
  }

  @Test
  void shipped() throws Exception {
    String folder = System.getProperty("model");
    try (InverseModel model = new ModelFolder(new Json()).open(Path.of(folder))) {
      DesignSpace space = model.card().space();
      DesignMatrix x = DesignMatrix.zeros(0, space.dx());
      double[][] y = new double[0][];
      if (System.getProperty("table") != null) {
        List<String> lines = java.nio.file.Files.readAllLines(Path.of(System.getProperty("table")));
        List<String> head = List.of(lines.get(0).split(","));
        int most = Integer.getInteger("rows", 1250);
        y = new double[most][space.dy()];
        x = DesignMatrix.zeros(most, space.dx());
        for (int i = 0; i < most; i++) {
          String[] c = lines.get(1 + i * ((lines.size() - 1) / most)).split(",");
          for (int j = 0; j < space.dx(); j++) x.set(i, j, Double.parseDouble(c[head.indexOf(space.variables().get(j).name())]));
          for (int k = 0; k < space.dy(); k++) y[i][k] = Double.parseDouble(c[head.indexOf(space.properties().get(k).name())]);
        }
      }
      io.backcast.train.data.DesignPrior prior = new io.backcast.train.data.DesignPrior(space);
      long[] t = {System.nanoTime()};
      double[] last = {-1};
      long cpu = java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
      GeneratorChecks checks = GeneratorChecks.measure(model, (s, n) -> prior.snap(prior.draw(s, n)), x, y, CheckOptions.usual(1), done -> {
        if (done > last[0] + 0.05) { System.out.printf("  %.2f after %.1f s%n", done, (System.nanoTime() - t[0]) / 1e9); last[0] = done; }
      });
      System.out.printf("TIME %.1f s, cpu %.1f s%n", (System.nanoTime() - t[0]) / 1e9, (java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() - cpu) / 1e9);
      show(folder, checks);
      new CheckSentences(checks).all().forEach(s -> System.out.println("  > " + s));
    }
  }

  static void show(String name, GeneratorChecks checks) {
    System.out.println("== " + name + " designs " + checks.designAccuracy() + " " + checks.metrics());
    for (PairChecks set : checks.sets()) {
      System.out.println(" " + set.source() + " " + set.rows());
      for (CheckResult r : set.results()) {
        System.out.printf(
            "   %-12s %-6s %-28s n=%4d %8.4f ref %7.3f ± %6.4f %s%n",
            r.kind(), r.variable(), r.region().words(), r.rows(), r.value(), r.reference(), r.uncertainty(), r.verdict().words());
      }
    }
  }
}
