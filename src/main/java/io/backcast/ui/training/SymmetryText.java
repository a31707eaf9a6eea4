package io.backcast.ui.training;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses symmetries as typed: {@code a=b, b=a; field=-field}. */
final class SymmetryText {
  private SymmetryText() {}

  /**
   * Generators of the symmetry group, each a map from variable to its image.
   *
   * @throws BackcastException if a part has no equals sign
   */
  static List<Map<String, String>> generators(String text) throws BackcastException {
    List<Map<String, String>> all = new ArrayList<>();
    for (String line : text.split("[;\\n]")) {
      Map<String, String> one = new LinkedHashMap<>();
      for (String pair : line.split(",")) {
        if (!pair.isBlank()) {
          String[] parts = pair.split("=", 2);
          if (parts.length < 2) {
            throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("symmetry.form"));
          }
          one.put(parts[0].strip(), parts[1].strip());
        }
      }
      if (!one.isEmpty()) {
        all.add(one);
      }
    }
    return all;
  }
}
