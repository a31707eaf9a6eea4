package io.backcast.ui.common;

import javafx.scene.paint.Color;

/**
 * The colours of charts, after the palette of Okabe and Ito, which is safe for colour-blind
 * readers. The style sheets use the same values.
 *
 * @param surface background
 * @param ink text and marks
 * @param muted secondary text
 * @param line axes and grid
 * @param trainingData histograms and points of the training data
 * @param design designs found
 * @param target the target
 * @param accent anything else that must stand out
 */
public record Palette(
    Color surface,
    Color ink,
    Color muted,
    Color line,
    Color trainingData,
    Color design,
    Color target,
    Color accent) {

  /** After cividis (Nuñez et al., PLOS ONE 2018), which is safe for colour-blind readers. */
  private static final Color[] SEQUENTIAL = {
    Color.web("#00224e"),
    Color.web("#35456c"),
    Color.web("#666970"),
    Color.web("#948e77"),
    Color.web("#c8b866"),
    Color.web("#fee838")
  };

  static final Palette LIGHT =
      new Palette(
          Color.web("#ffffff"),
          Color.web("#1b2430"),
          Color.web("#57606a"),
          Color.web("#dde3ea"),
          Color.web("#d3dae3"),
          Color.web("#0a6fb3"),
          Color.web("#c85200"),
          Color.web("#00806a"));

  static final Palette DARK =
      new Palette(
          Color.web("#161b22"),
          Color.web("#e6edf3"),
          Color.web("#9aa7b4"),
          Color.web("#2d3641"),
          Color.web("#3a4552"),
          Color.web("#56b4e9"),
          Color.web("#f0883e"),
          Color.web("#2bc4a4"));

  static final Palette CONTRAST =
      new Palette(
          Color.web("#000000"),
          Color.web("#ffffff"),
          Color.web("#e0e0e0"),
          Color.web("#8a8a8a"),
          Color.web("#6a6a6a"),
          Color.web("#66ccff"),
          Color.web("#ffd400"),
          Color.web("#5cffb0"));

  /** The colour of a share, 0 to 1, of a range. */
  public static Color sequential(double share) {
    double at = Math.clamp(share, 0, 1) * (SEQUENTIAL.length - 1);
    int below = (int) Math.min(SEQUENTIAL.length - 2, Math.floor(at));
    return SEQUENTIAL[below].interpolate(SEQUENTIAL[below + 1], at - below);
  }
}
