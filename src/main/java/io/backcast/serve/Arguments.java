package io.backcast.serve;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The arguments of a call, checked against the schema of its tool, which also has the defaults. */
final class Arguments {
  private final JsonNode given;
  private final JsonNode properties;

  private Arguments(JsonNode given, JsonNode properties) {
    this.given = given;
    this.properties = properties;
  }

  /**
   * Checks arguments.
   *
   * @param schema of the tool's input
   * @throws BackcastException of usage, with the first that does not fit
   */
  static Arguments of(String tool, Map<String, Object> given, JsonNode schema, Json json)
      throws BackcastException {
    JsonNode tree = json.treeOf(given);
    JsonNode properties = schema.path("properties");
    for (String name : given.keySet()) {
      if (!properties.has(name)) {
        throw usage(
            "%s has no argument “%s”. It has %s."
                .formatted(
                    tool,
                    name,
                    properties.isEmpty()
                        ? "none"
                        : properties.propertyNames().stream().collect(Collectors.joining(", "))));
      }
    }
    for (Map.Entry<String, String> wrong : Json.violations(tree, schema).entrySet()) {
      String place = wrong.getKey().replaceFirst("^/", "").replace('/', '.');
      throw usage(
          "%s%s: %s.".formatted(tool, place.isEmpty() ? "" : ", " + place, wrong.getValue()));
    }
    return new Arguments(tree, properties);
  }

  private JsonNode value(String name) {
    return given.hasNonNull(name) ? given.path(name) : properties.path(name).path("default");
  }

  boolean has(String name) {
    return given.hasNonNull(name);
  }

  /** A text; of one that may be missing, its default. */
  String text(String name) {
    return value(name).asString("");
  }

  /** A text, or null where none is given. */
  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /** A whole number. */
  int whole(String name) {
    return value(name).asInt();
  }

  /** A number with a fraction. */
  double number(String name) {
    return value(name).asDouble();
  }

  /** A list of texts; one text is a list of one. */
  List<String> texts(String name) {
    JsonNode value = value(name);
    List<String> texts = new ArrayList<>();
    if (value.isString()) {
      texts.add(value.asString());
    }
    for (JsonNode item : value) {
      texts.add(item.asString());
    }
    return texts;
  }

  /** A list of objects. */
  List<JsonNode> objects(String name) {
    List<JsonNode> objects = new ArrayList<>();
    value(name).forEach(objects::add);
    return objects;
  }

  static BackcastException usage(String sentence) {
    return new BackcastException(ErrorCode.USAGE, sentence);
  }
}
