package io.backcast.io.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GpawScriptTest {
  private static final Lattice CELL = new Lattice(3, 3, 12, 90, 90, 120);

  private final Json json = new Json();
  private final CalculationSettings settings =
      json.resource(CalculationSettings.STANDARD, CalculationSettings.class);

  private String script(String title, String element, double height, double field)
      throws Exception {
    StructureTemplate layer =
        new StructureTemplate(
            "layer",
            "",
            true,
            new int[] {3, 3, 1},
            List.of(new Site(element, new double[] {0, 0, height})));
    return Objects.requireNonNull(
        StructureFormat.GPAW
            .files(Structure.of(title, CELL, layer, field), "one", settings, json)
            .get("one.py"));
  }

  @Test
  void noTitleOrElementBecomesCode() throws Exception {
    // the first comment of a script may state its encoding, and in UTF-7 this is a line break
    String text = script("coding: utf-7 +AAo-import os\nimport os\rimport os", "C", 0.25, 0);
    assertThat(text.lines().toList().getFirst()).isEqualTo("# -*- coding: utf-8 -*-");
    assertThat(text.lines().toList().get(1))
        .isEqualTo("# coding: utf-7 +AAo-import os import os import os");
    assertThat(text).doesNotContain("\nimport os").doesNotContain("\r");
    assertThat(script("", "C\"]); import os #", 0.25, 0))
        .contains("symbols=[\"C\\\"]); import os #\"],");
  }

  @Test
  void aFieldFallsTowardsLittleVacuum() throws Exception {
    assertThat(script("", "C", 0.25, 0.5)).contains("scaled_positions=[[0.0,0.0,0.25]]");
    assertThat(script("", "C", 0.25, -0.5)).contains("scaled_positions=[[0.0,0.0,0.75]]");
    assertThat(script("", "C", 0.75, 0.5)).contains("scaled_positions=[[0.0,0.0,0.25]]");
    // nine ångströms of vacuum are harmless in a weak field
    assertThat(script("", "C", 0.25, -0.3)).contains("scaled_positions=[[0.0,0.0,0.25]]");
    assertThat(script("", "C", 0.75, 0)).contains("scaled_positions=[[0.0,0.0,0.75]]");
  }
}
