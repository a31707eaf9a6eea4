package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the help of commands says of their options. */
class HelpTest {
  private static String help(String command, String option) {
    CommandLine line =
        Objects.requireNonNull(BackcastCommand.create().getSubcommands().get(command));
    return String.join(" ", line.getCommandSpec().findOption(option).description());
  }

  @ParameterizedTest
  @ValueSource(strings = {"design", "verify"})
  void whatBelongsToSlurmSaysSo(String command) {
    for (String option : List.of("--dry-run", "--job-folder", "--sbatch", "--poll", "--tries")) {
      assertThat(help(command, option)).as(option).startsWith("With --slurm: ");
    }
  }

  @Test
  void everyRankingIsExplainedAsItIsTyped() {
    assertThat(Arrays.stream(Ranking.values()).map(r -> r.name().toLowerCase(Locale.ROOT) + " ("))
        .allSatisfy(ranking -> assertThat(help("design", "--rank")).contains(ranking));
  }
}
