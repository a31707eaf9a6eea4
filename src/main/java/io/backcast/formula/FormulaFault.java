package io.backcast.formula;

import io.backcast.sentence.Sentence;

/**
 * Something that a formula must not have, or, as a note, something that its writer should know.
 *
 * @param position of the first character, from 0
 * @param length in characters, at least 1 except at the end of the text
 * @param what is the matter, without a full stop
 * @param advice what to do, a sentence; {@link Sentence#NONE} where there is nothing to do
 */
public record FormulaFault(int position, int length, Sentence what, Sentence advice) {

  /** All in one: where, what, what to do. */
  public Sentence said() {
    return advice.isEmpty()
        ? Sentence.of("formula.fault", position + 1, what)
        : Sentence.of("formula.fault.advised", position + 1, what, advice);
  }
}
