package io.backcast.ui.training;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** How many of the designs drawn for each target are on target: a bar a target. */
final class YieldBars extends CanvasControl {
  /** Font size, in ems of the window. */
  private static final double FONT = 0.95;

  private final Texts texts;
  private final List<ModelVerdict.Yield> yields;

  /** Widths of the longest target and percentage, in ems. */
  private final double targets;

  private final double percents;

  YieldBars(Appearance appearance, Texts texts, List<ModelVerdict.Yield> yields) {
    super(appearance);
    this.texts = texts;
    this.yields = yields;
    this.targets = widest(ModelVerdict.Yield::target);
    this.percents = widest(this::percent);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    StringBuilder said = new StringBuilder();
    for (ModelVerdict.Yield one : yields) {
      said.append(said.isEmpty() ? "" : ", ")
          .append(one.target())
          .append(": ")
          .append(percent(one));
    }
    setAccessibleText(said.toString());
  }

  /** Width of the longest text, in ems of the window. */
  private double widest(Function<ModelVerdict.Yield, String> text) {
    return FONT * yields.stream().map(text).mapToDouble(ScreenFonts::ems).max().orElse(0);
  }

  private String percent(ModelVerdict.Yield one) {
    return texts.number(100 * one.share(), 0) + " %";
  }

  @Override
  protected double computePrefHeight(double width) {
    return 2.1 * appearance.em() * Math.max(3, yields.size());
  }

  @Override
  protected double computeMinHeight(double width) {
    return 1.7 * appearance.em() * yields.size();
  }

  @Override
  protected void drawGround(GraphicsContext g, double width, double height) {
    Palette p = appearance.palette();
    double em = appearance.em();
    double each = Math.min(2.1 * em, height / Math.max(1, yields.size()));
    g.setFont(appearance.font(FONT));
    double left = Math.min(targets * em, 0.42 * width) + 0.8 * em;
    double right = width - (percents + 0.6) * em;
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < yields.size(); i++) {
      ModelVerdict.Yield one = yields.get(i);
      double middle = (i + 0.5) * each;
      double tall = 0.55 * each;
      g.setFill(p.ink());
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(one.target(), left - 0.8 * em, middle, left - 0.8 * em);
      g.setFill(p.line());
      g.fillRect(left, middle - tall / 2, right - left, tall);
      g.setFill(one.share() < ModelVerdict.HALF ? p.target() : p.design());
      g.fillRect(left, middle - tall / 2, (right - left) * one.share(), tall);
      g.setFill(p.ink());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(percent(one), right + 0.5 * em, middle);
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {}
}
