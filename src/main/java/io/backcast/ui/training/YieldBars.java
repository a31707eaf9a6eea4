package io.backcast.ui.training;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** How many of the designs drawn for each target are on target: a bar a target. */
final class YieldBars extends CanvasControl {
  private final Texts texts;
  private final List<ModelVerdict.Yield> yields;

  YieldBars(Appearance appearance, Texts texts, List<ModelVerdict.Yield> yields) {
    super(appearance);
    this.texts = texts;
    this.yields = yields;
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
    double left = 0;
    g.setFont(appearance.font(0.95));
    for (ModelVerdict.Yield one : yields) {
      left = Math.max(left, appearance.font(0.95).getSize() * 0.56 * one.target().length());
    }
    left = Math.min(left, 0.42 * width) + 0.8 * em;
    double right = width - 3.4 * em;
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
