package io.backcast.performance;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.svg.SVGGraphics2D;

/** A {@link FlameGraph} as a picture: width is time, what is called stands on what calls it. */
record FlamePicture(FlameGraph graph, String title) {
  private static final int WIDTH = 1_400;
  private static final int ROW = 17;
  private static final int TOP = 30;
  private static final double CHARACTER = 6.1;
  private static final int DEEPEST = 34;

  /** Less than this share of all is left out. */
  private static final double LEAST = 0.003;

  /** Whose a frame is: the program, networks, Java and others, from Okabe and Ito's palette. */
  private static final Color PROGRAM = new Color(0x9AC7E8);

  private static final Color NETWORKS = new Color(0xF3CB6B);
  private static final Color OTHER = new Color(0xDDE2E8);

  void save(Path file) throws IOException {
    int depth = Math.min(DEEPEST, depth(graph.root()));
    SVGGraphics2D g = new SVGGraphics2D(WIDTH, TOP + (depth + 1) * ROW);
    g.setPaint(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, WIDTH, TOP + (depth + 1) * ROW));
    g.setPaint(Color.BLACK);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    g.drawString(
        String.format(
            Locale.ROOT,
            "%s: %,d samples of processor time; blue: Java, yellow: networks, grey:"
                + " everything else",
            title,
            graph.root().samples()),
        6,
        20);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    draw(g, graph.root(), 0, 0, TOP + depth * ROW);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, g.getSVGDocument());
  }

  private void draw(SVGGraphics2D g, FlameGraph.Node node, double x, int level, int y) {
    double width = WIDTH * (double) node.samples() / graph.root().samples();
    g.setPaint(colour(node.name()));
    g.fill(new Rectangle2D.Double(x, y, Math.max(0.5, width - 0.5), ROW - 1));
    int characters = (int) ((width - 6) / CHARACTER);
    if (characters >= 4) {
      String name = node.name();
      g.setPaint(Color.BLACK);
      g.drawString(
          name.length() <= characters ? name : name.substring(0, characters - 1) + "…",
          (float) x + 3,
          y + ROW - 5f);
    }
    double at = x;
    if (level < DEEPEST) {
      for (FlameGraph.Node below : widestFirst(node)) {
        draw(g, below, at, level + 1, y - ROW);
        at += WIDTH * (double) below.samples() / graph.root().samples();
      }
    }
  }

  private List<FlameGraph.Node> widestFirst(FlameGraph.Node node) {
    return node.below().stream()
        .filter(n -> n.samples() >= LEAST * graph.root().samples())
        .sorted(Comparator.comparingLong(FlameGraph.Node::samples).reversed())
        .toList();
  }

  private int depth(FlameGraph.Node node) {
    return widestFirst(node).stream().mapToInt(n -> 1 + depth(n)).max().orElse(0);
  }

  private static Color colour(String name) {
    if (name.matches("(?i).*(onnx|mlas|torch|mkl|gomp|OrtSession).*")) {
      return NETWORKS;
    }
    return name.matches("[A-Z]\\w*(\\$\\w+)*\\.\\w+|[A-Z]\\w*(\\$\\w+)*\\.<init>")
        ? PROGRAM
        : OTHER;
  }
}
