package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of random contents, written in random dialects, are read back as they were. */
class RandomTablesTest {
  private static final List<String> WORDS =
      List.of("oak", "steel 1.4301", "Härte", "7F", "x-ray", "A/B", "P(VDF)", "3d print", "ZnO");
  private static final List<String> NAMES =
      List.of("T (°C)", "width", "R [m] = range", "-a", "E_g", "% Cr", "load / N", "σ", "x y");
  private static final List<String> MISSING = List.of("", "NA", "nan", "-", "?", "None");

  @TempDir private Path folder;

  /** A table and how it is written. */
  private static final class Written {
    private final Random random;
    private final char delimiter;
    private final boolean comma;
    private final String group;
    private final int columns;
    private final List<List<String>> truth = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Written(long seed) {
      random = new Random(seed);
      delimiter = ",;\t|".charAt(random.nextInt(4));
      comma = delimiter != ',' && random.nextBoolean();
      group =
          List.of("", "", comma ? "." : delimiter == ',' ? "'" : ",", " ").get(random.nextInt(4));
      columns = 2 + random.nextInt(6);
      write();
    }

    private void write() {
      for (int i = random.nextInt(3); i > 0; i--) {
        text.append(random.nextBoolean() ? "# made by a machine\n" : "Results of the tests\n");
      }
      for (int k = 0; k < columns; k++) {
        names.add(NAMES.get((k + 3) % NAMES.size()));
      }
      line(names);
      // one column in three has words, but not all
      boolean[] wordy = new boolean[columns];
      for (int k = 1; k < columns; k++) {
        wordy[k] = random.nextInt(3) == 0;
      }
      int rows = 4 + random.nextInt(30);
      for (int i = 0; i < rows; i++) {
        List<String> fields = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (int k = 0; k < columns; k++) {
          field(wordy[k], i, fields, plain);
        }
        truth.add(plain);
        line(fields);
      }
    }

    private void field(boolean word, int row, List<String> fields, List<String> plain) {
      if (word) {
        String text = WORDS.get(random.nextInt(WORDS.size()));
        fields.add(text);
        plain.add(text);
      } else if (row > 2 && random.nextInt(10) == 0) {
        fields.add(MISSING.get(random.nextInt(MISSING.size())));
        plain.add("");
      } else {
        String number = String.format(Locale.ROOT, "%.2f", (random.nextDouble() - 0.3) * 20_000);
        plain.add(number);
        fields.add(written(number));
      }
    }

    private String written(String number) {
      String whole = number.substring(0, number.length() - 3);
      String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", group);
      return grouped + (comma ? "," : ".") + number.substring(number.length() - 2);
    }

    private void line(List<String> fields) {
      List<String> quoted = new ArrayList<>();
      for (String field : fields) {
        boolean needed = field.indexOf(delimiter) >= 0 || random.nextInt(20) == 0;
        quoted.add(needed ? "\"" + field + "\"" : field);
      }
      text.append(String.join(String.valueOf(delimiter), quoted)).append("\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
  void theyAreReadBack(String encoding) throws Exception {
    Charset charset = Charset.forName(encoding);
    for (long seed = 0; seed < 200; seed++) {
      Written table = new Written(seed);
      if (!charset.newEncoder().canEncode(table.text)) {
        continue;
      }
      Path file = Files.write(folder.resolve("t.csv"), table.text.toString().getBytes(charset));
      TextTable read;
      try {
        read = new TableReader().text(file);
      } catch (BackcastException e) {
        throw new AssertionError("seed " + seed + "\n" + table.text, e);
      }
      String what = "seed " + seed + "\n" + table.text + "\n" + read.notes();
      assertThat(read.columns()).as(what).isEqualTo(table.names);
      assertThat(read.rows().stream().map(List::of).toList()).as(what).isEqualTo(table.truth);
      for (ColumnReading reading : read.readings()) {
        assertThat(reading.odd()).as(what).isZero();
      }
    }
  }
}
