package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.train.Spaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignFileTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 1, 0.1, null));

  @TempDir private Path folder;

  private String file() throws Exception {
    return Files.writeString(folder.resolve("d.csv"), "p,n\n1.5,2\n2.5,3\n3.5,4\n").toString();
  }

  @Test
  void rowsCountFromOneAndTheFirstIsTheDefault() throws Exception {
    assertThat(DesignFile.row(file(), SPACE, new TableOptions())).containsExactly(1.5f, 2);
    assertThat(DesignFile.row(file() + ":1", SPACE, new TableOptions())).containsExactly(1.5f, 2);
    assertThat(DesignFile.row(file() + ":3", SPACE, new TableOptions())).containsExactly(3.5f, 4);
  }

  @Test
  void aRowBeyondTheEndIsRefused() throws Exception {
    String beyond = file() + ":4";
    assertThatThrownBy(() -> DesignFile.row(beyond, SPACE, new TableOptions()))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessageContaining("3 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {":0", ":-1", ":", ":x", ":1.5", ":9999999999"})
  void whatIsNoRowIsAMistakeInUsage(String row) throws Exception {
    String text = file() + row;
    assertThatThrownBy(() -> DesignFile.row(text, SPACE, new TableOptions()))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }
}
