package io.backcast.report;

import java.awt.Color;

/** The colours of the window's charts, light and dark, after Okabe and Ito's palette. */
public enum ChartColour {
  SURFACE(0xffffff, 0x161b22),
  INK(0x1b2430, 0xe6edf3),
  MUTED(0x57606a, 0x9aa7b4),
  LINE(0xdde3ea, 0x2d3641),
  DATA(0xd3dae3, 0x3a4552),
  DESIGN(0x0a6fb3, 0x56b4e9),
  TARGET(0xc85200, 0xf0883e),
  ACCENT(0x00806a, 0x2bc4a4);

  private final Color light;
  private final Color dark;

  ChartColour(int light, int dark) {
    this.light = new Color(light);
    this.dark = new Color(dark);
  }

  public Color light() {
    return light;
  }

  public Color dark() {
    return dark;
  }

  /** The colour with an opacity of 0 … 1. */
  public Color light(double opacity) {
    return new Color(
        light.getRed(), light.getGreen(), light.getBlue(), (int) Math.round(255 * opacity));
  }

  /** The name of the colour in a style sheet. */
  public String variable() {
    return "--" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The colour as style sheets write it. */
  public static String hex(Color colour) {
    return "#%06x".formatted(colour.getRGB() & 0xffffff);
  }
}
