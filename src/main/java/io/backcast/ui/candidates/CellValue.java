package io.backcast.ui.candidates;

/**
 * What a cell of the table holds.
 *
 * @param text as it is written
 * @param number behind it, for filters; NaN if there is none
 */
record CellValue(String text, double number) {
  @Override
  public String toString() {
    return text;
  }
}
