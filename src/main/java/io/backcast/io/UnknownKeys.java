package io.backcast.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds keys of a JSON file that its schema does not know and that would be ignored. */
final class UnknownKeys {
  /** Edits between a key and the one that was probably meant. */
  private static final int MISSPELLED = 2;

  private final Function<String, JsonNode> schemas;
  private final List<UnknownKey> found = new ArrayList<>();

  /**
   * A search.
   *
   * @param schemas by their id
   */
  UnknownKeys(Function<String, JsonNode> schemas) {
    this.schemas = schemas;
  }

  /** The keys that a schema does not name; those that begin with $ or _ are remarks. */
  List<UnknownKey> of(JsonNode file, JsonNode schema) {
    search("", file, schema, schema);
    return List.copyOf(found);
  }

  private void search(String place, JsonNode value, JsonNode schema, JsonNode root) {
    JsonNode reference = schema.get("$ref");
    if (reference != null) {
      String[] parts = reference.asString().split("#", 2);
      JsonNode document = parts[0].isEmpty() ? root : schemas.apply(parts[0]);
      search(place, value, parts.length < 2 ? document : document.at(parts[1]), document);
      return;
    }
    if (value.isArray()) {
      JsonNode items = schema.get("items");
      for (int i = 0; items != null && i < value.size(); i++) {
        search(place + "/" + i, value.get(i), items, root);
      }
      return;
    }
    Map<String, List<JsonNode>> known = new TreeMap<>();
    collect(schema, root, known);
    if (!value.isObject() || known.isEmpty() || schema.has("additionalProperties")) {
      return;
    }
    value
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              List<JsonNode> next = known.get(key);
              if (next != null) {
                next.forEach(n -> search(place + "/" + key, entry.getValue(), n, root));
              } else if (!key.startsWith("$") && !key.startsWith("_")) {
                found.add(new UnknownKey(place + "/" + key, key, meant(key, known.keySet())));
              }
            });
  }

  /** The properties of a schema, those of its alternatives included. */
  private static void collect(JsonNode schema, JsonNode root, Map<String, List<JsonNode>> known) {
    JsonNode properties = schema.get("properties");
    if (properties != null) {
      properties
          .properties()
          .forEach(
              e -> known.computeIfAbsent(e.getKey(), k -> new ArrayList<>()).add(e.getValue()));
    }
    for (String word : Set.of("oneOf", "anyOf", "allOf")) {
      JsonNode alternatives = schema.get(word);
      for (int i = 0; alternatives != null && i < alternatives.size(); i++) {
        JsonNode alternative = alternatives.get(i);
        JsonNode reference = alternative.get("$ref");
        boolean inside = reference != null && reference.asString().startsWith("#");
        collect(inside ? root.at(reference.asString().substring(1)) : alternative, root, known);
      }
    }
  }

  private static @Nullable String meant(String key, Collection<String> known) {
    String lower = key.toLowerCase(Locale.ROOT);
    for (String candidate : new TreeSet<>(known)) {
      int edits = edits(lower, candidate.toLowerCase(Locale.ROOT));
      if (edits <= Math.min(MISSPELLED, candidate.length() / 3)) {
        return candidate;
      }
    }
    return null;
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
