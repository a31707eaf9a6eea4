package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownKeysTest {
  @TempDir private Path folder;
  private final Json json = new Json();

  private List<UnknownKey> in(String text, String schema) throws Exception {
    return json.unknownKeys(Files.writeString(folder.resolve("c.json"), text), schema);
  }

  @Test
  void keysAreFoundAtAnyDepthAndThroughReferences() throws Exception {
    List<UnknownKey> found =
        in(
            """
            {"name": "m", "licens": "MIT", "_remark": 1, "$schema": "s", "colour": "red",
             "space": {"variables": [{"name": "a", "uper": 2}], "symmetries": [{"a": "b"}]},
             "scaling": {"design": {"kind": "box", "offsets": [1]}}}
            """,
            "/io/backcast/import.schema.json");
    assertThat(found)
        .containsExactlyInAnyOrder(
            new UnknownKey("/licens", "licens", "licence"),
            new UnknownKey("/colour", "colour", null),
            new UnknownKey("/space/variables/0/uper", "uper", "upper"),
            new UnknownKey("/scaling/design/offsets", "offsets", "offset"));
  }

  @Test
  void theCardsThatComeAlongHaveNone() throws Exception {
    for (String model : List.of("mos2-strain", "projectile")) {
      assertThat(
              json.unknownKeys(
                  Path.of("models", model, "model.json"), "/io/backcast/model-card.schema.json"))
          .isEmpty();
    }
  }
}
