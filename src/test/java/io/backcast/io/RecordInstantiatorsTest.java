package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RecordInstantiatorsTest {
  private final JsonMapper mapper =
      JsonMapper.builder().addModule(new RecordInstantiators()).build();

  record Range(double lower, double upper, List<String> names, boolean closed) {
    Range {
      if (lower > upper) {
        throw new IllegalArgumentException("lower is above upper");
      }
    }
  }

  record Named(String name) {
    @JsonCreator
    static Named of(String text) {
      return new Named("made of " + text);
    }
  }

  @Test
  void aRecordIsMadeByItsConstructor() {
    assertThat(
            mapper.readValue(
                "{\"closed\": true, \"upper\": 2, \"lower\": 1.5, \"names\": [\"a\"]}",
                Range.class))
        .isEqualTo(new Range(1.5, 2, List.of("a"), true));
  }

  @Test
  void whatTheConstructorRefusesIsSaidInItsWords() {
    assertThatThrownBy(() -> mapper.readValue("{\"lower\": 3, \"upper\": 2}", Range.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("lower is above upper");
  }

  @Test
  void aRecordWithAMethodThatMakesItIsLeftToThat() {
    assertThat(mapper.readValue("\"x\"", Named.class)).isEqualTo(new Named("made of x"));
  }
}
