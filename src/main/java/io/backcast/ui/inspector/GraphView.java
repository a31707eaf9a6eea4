package io.backcast.ui.inspector;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Block;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws a network as a column of blocks, inputs on top, outputs at the bottom. */
final class GraphView extends CanvasControl {
  /** Largest number of blocks to draw. */
  private static final int MOST = 40;

  private final Texts texts;
  private final List<Box> boxes = new ArrayList<>();

  private record Box(String title, String detail, boolean port) {}

  GraphView(Appearance appearance, Texts texts, GraphSummary summary) {
    super(appearance);
    this.texts = texts;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    summary.inputs().forEach(e -> boxes.add(new Box(GraphSummary.line(e), "", true)));
    List<Block> blocks = summary.blocks();
    blocks.stream().limit(MOST).forEach(b -> boxes.add(box(b)));
    if (blocks.size() > MOST) {
      boxes.add(new Box(texts.get("inspector.more", texts.whole(blocks.size() - MOST)), "", false));
    }
    summary.outputs().forEach(e -> boxes.add(new Box(GraphSummary.line(e), "", true)));
    setAccessibleText(boxes.stream().map(Box::title).collect(Collectors.joining(" → ")));
  }

  private Box box(Block block) {
    String operators =
        block.operators().entrySet().stream()
            .sorted((a, b) -> b.getValue() - a.getValue())
            .limit(4)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(" · "));
    String title =
        block.parameters() == 0
            ? block.name()
            : texts.get("inspector.block", block.name(), texts.whole(block.parameters()));
    return new Box(title, operators, false);
  }

  @Override
  protected double computePrefHeight(double width) {
    return boxes.size() * 3.6 * appearance.em();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 20 * appearance.em();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    double em = appearance.em();
    double tall = 2.8 * em;
    double y = 0;
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      Color edge = box.port ? p.target() : p.design();
      g.setFill(edge.deriveColor(0, 1, 1, 0.13));
      g.fillRoundRect(1, y + 1, width - 2, tall - 2, em * 0.6, em * 0.6);
      g.setStroke(edge);
      g.setLineWidth(1.5);
      g.strokeRoundRect(1, y + 1, width - 2, tall - 2, em * 0.6, em * 0.6);
      g.setTextAlign(TextAlignment.CENTER);
      g.setTextBaseline(VPos.CENTER);
      g.setFill(p.ink());
      g.setFont(appearance.bold(0.95));
      g.fillText(
          box.title, width / 2, y + (box.detail.isEmpty() ? tall / 2 : tall * 0.34), width - em);
      g.setFill(p.muted());
      g.setFont(appearance.font(0.85));
      g.fillText(box.detail, width / 2, y + tall * 0.72, width - em);
      if (i < boxes.size() - 1) {
        g.setFill(p.muted());
        g.fillRect(Math.rint(width / 2), y + tall, 1.5, 0.8 * em);
      }
      y += 3.6 * em;
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {}
}
