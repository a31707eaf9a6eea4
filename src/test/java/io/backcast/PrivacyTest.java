package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program leaves nothing in the home folder but its cache, and opens no connection. */
class PrivacyTest {
  /** The program's cache folder at home. */
  private static final String CACHE =
      "(\\.cache/backcast|Library/Caches/Backcast|AppData/Local/Backcast)/";

  private static final String MODEL = Models.MOS2.toAbsolutePath().toString();

  @TempDir private Path folder;

  private Program.Ended run(Class<?> main, String... arguments) throws Exception {
    return new Program(folder).run(main, folder, arguments);
  }

  private String[] design() {
    return new String[] {
      "design", "--model", MODEL, "--target", "gap=0.5", "--samples", "50", "--out", "d.parquet"
    };
  }

  /** The main class; on Linux one under which the kernel kills the process for an attempt. */
  private static Class<?> watched() {
    return OS.LINUX.isCurrentOs() ? NoNetwork.class : Launcher.class;
  }

  @Test
  void aCommandMakesNoConnectionAndLeavesNothingInTheHomeFolderButHowItsNetworksRunBest()
      throws Exception {
    Program.Ended ended = run(watched(), design());
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(folder.resolve("d.parquet")).isNotEmptyFile();
    assertThat(new Program(folder).filesAtHome())
        .allMatch(name -> name.matches(CACHE + "engine/tuning-\\w+\\.json"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no library in use can be deleted there")
  void aCommandLeavesNothingInTheTemporaryFolder() throws Exception {
    assertThat(run(Launcher.class, design()).code()).isZero();
    assertThat(new Program(folder).temporaryFiles()).isEmpty();
  }

  @Test
  void theWindowMakesNoConnectionAndUnpacksIntoTheCacheOfTheProgram() throws Exception {
    Program.Ended ended = run(watched(), "snapshot", "--model", MODEL, "--out", "window.png");
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(folder.resolve("window.png")).isNotEmptyFile();
    assertThat(new Program(folder).filesAtHome())
        .allMatch(
            name ->
                name.matches(CACHE + ".*")
                    // Java's cache of installed fonts
                    || name.startsWith(".java/fonts/")
                    || name.startsWith(".cache/fontconfig/"));
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"--attempt-in-java", "--attempt-in-native-code"})
  void anAttemptToConnectWouldBeDetected(String attempt) throws Exception {
    assertThat(run(NoNetwork.class, attempt).code()).isEqualTo(NoNetwork.ATTEMPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "./", "report/..", "../mos2-strain/"})
  void aModelIsFoundByARelativePathFromItsFolder(String model) throws Exception {
    Path at = Path.of(MODEL);
    Program.Ended ended = new Program(folder).run(Launcher.class, at, "check", model);
    assertThat(ended.said()).contains(Path.of(model) + " is a sound model folder.");
    assertThat(ended.code()).isZero();
  }

  @Test
  void aModelIsFoundInTheParentFolder() throws Exception {
    Program program = new Program(folder);
    Path out = folder.resolve("p.csv");
    Path in =
        Files.writeString(
            folder.resolve("d.csv"),
            "a,b,c,alpha,beta,gamma,field\n" + "3.16,3.16,12.3,90,90,120,0\n");
    Program.Ended ended =
        program.run(
            Launcher.class,
            Path.of(MODEL).resolve("report"),
            List.of("predict", "--model", "..", "--in", in.toString(), "--out", out.toString())
                .toArray(String[]::new));
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(out).isNotEmptyFile();
  }
}
