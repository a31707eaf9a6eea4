package io.backcast.formula;

/**
 * Something that a formula must not have, or, as a note, something that its writer should know.
 *
 * @param position of the first character, from 0
 * @param length in characters, at least 1 except at the end of the text
 * @param what is the matter, without a full stop
 * @param advice what to do, a sentence; empty where there is nothing to do
 */
public record FormulaFault(int position, int length, String what, String advice) {

  /** All in one: where, what, what to do. */
  public String sentence() {
    String said = "At character " + (position + 1) + ": " + what + ".";
    return advice.isEmpty() ? said : said + " " + advice;
  }
}
