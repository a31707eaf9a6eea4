package io.backcast;

import io.backcast.engine.ModelFolder;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.performance.Effort;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Drags the target of the real window with the mouse, in software drawing on a virtual display
 * (Xvfb; JavaFX's own display without a screen where there is none, whose copies of pictures take
 * the FX thread), and measures how fluent that is: pictures a second, time from mouse event to
 * picture, work of the FX thread in one go, pauses of the collector, memory allocated, and how soon
 * after the last event the judged table is there. The baseline is a bare JavaFX window of the same
 * size with one moving shape, dragged in the same way in the same process. Each {@link LiveCase}
 * has a virtual machine of its own, which starts from an AOT cache made before; the first second is
 * reported apart.
 *
 * <p>Arguments: none for everything, or the name of a case, to measure it in this process, and the
 * seconds of its drag.
 */
public final class LiveMeasure {
  private static final String LAUNCHER = Launcher.class.getName();

  private LiveMeasure() {}

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    // the FX thread would keep a process that has failed alive
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          System.exit(1);
        });
    if (args.length == 0) {
      measureAll(records);
    } else {
      int seconds = args.length > 1 ? Integer.parseInt(args[1]) : records.effort().pick(6, 20);
      measure(LiveCase.valueOf(args[0].toUpperCase(Locale.ROOT)), seconds, records);
    }
    System.exit(0);
  }

  private static void measureAll(Records records) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("backcast-live");
    try {
      measureAll(records, folder);
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  /** Measures all cases, with a cache made in a folder. */
  private static void measureAll(Records records, Path folder)
      throws IOException, InterruptedException {
    Effort effort = records.effort();
    String path = jars(folder);
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse("java"));
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      java.add(argument);
    }
    Path cache = folder.resolve("backcast.aot");
    List<String> sweep =
        List.of("snapshot", "--model", "models/mos2-strain", "--sweep", "20", "--out");
    run(
        java,
        List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"),
        path,
        LAUNCHER,
        Stream.concat(sweep.stream(), Stream.of(folder.resolve("sweep.png").toString())).toList(),
        "");
    checkCache(java, cache, path, folder);
    List<LiveCase> cases =
        effort == Effort.QUICK
            ? List.of(LiveCase.WHOLE, LiveCase.PROPERTIES)
            : List.of(LiveCase.values());
    for (LiveCase one : cases) {
      String seconds = Integer.toString(effort.pick(6, one == LiveCase.WHOLE ? 60 : 20));
      List<String> options = cached(cache);
      List<String> arguments = List.of(one.name(), seconds);
      VirtualScreen display;
      try {
        display = VirtualScreen.start(folder, "2000x1200");
      } catch (IOException e) {
        if (one.needsScreen()) {
          records.skip(Part.LIVE, one.title() + ": " + e.getMessage());
        } else {
          run(java, options, path, LiveMeasure.class.getName(), arguments, "");
        }
        continue;
      }
      try (VirtualScreen screen = display) {
        run(java, options, path, LiveMeasure.class.getName(), arguments, screen.display());
      }
    }
  }

  /**
   * The class path of this process with archives in place of folders, as an AOT cache needs them: a
   * jar that refers to them, since command lines are limited, by names in its own folder, since
   * Java leaves classes of archives that a jar names otherwise out of the cache.
   */
  private static String jars(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path entry : classPath()) {
      String name = "%03d.jar".formatted(names.size());
      Path jar = folder.resolve(name);
      if (Files.isDirectory(entry)) {
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", entry.toString(), ".");
      } else if (Files.exists(entry)) {
        Files.createSymbolicLink(jar, entry.toAbsolutePath());
      } else {
        continue;
      }
      names.add(name);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
    Path all = folder.resolve("path.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(all), manifest)) {
      out.finish();
    }
    return all.toString();
  }

  /**
   * Checks that classes come from a cache, which Java otherwise leaves aside without a word.
   *
   * @throws IOException if they do not
   */
  private static void checkCache(List<String> java, Path cache, String path, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> options = new ArrayList<>(cached(cache));
    options.add("-Xlog:class+load:file=" + log);
    run(java, options, path, LAUNCHER, List.of("--version"), "");
    // it maps all that the cache holds, used or not
    String loaded = Files.readString(log);
    for (Class<?> one : List.of(Launcher.class, ExplorerWindow.class, Scene.class)) {
      if (!loaded.contains(one.getName() + " source: shared objects file")) {
        throw new IOException("Java did not take %s from the AOT cache.".formatted(one.getName()));
      }
    }
  }

  /** Options of the program where it starts with a cache. */
  private static List<String> cached(Path cache) {
    return Stream.concat(Stream.of("-XX:AOTCache=" + cache), Restart.COLLECTOR.stream()).toList();
  }

  /** Entries of the class path of this process. */
  private static List<Path> classPath() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      addEntries(Path.of(entry), all);
    }
    return all;
  }

  /** Adds an entry; in place of a jar that only refers to others, those. */
  private static void addEntries(Path entry, List<Path> all) throws IOException {
    if (Files.isRegularFile(entry)) {
      try (JarFile jar = new JarFile(entry.toFile())) {
        String others =
            jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (others != null && jar.stream().allMatch(e -> e.getName().startsWith("META-INF/"))) {
          for (String address : others.strip().split("\\s+")) {
            addEntries(Path.of(entry.toAbsolutePath().toUri().resolve(address)), all);
          }
          return;
        }
      }
    }
    all.add(entry);
  }

  private static void run(
      List<String> java,
      List<String> options,
      String path,
      String main,
      List<String> arguments,
      String display)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(options);
    command.addAll(List.of("-classpath", path, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (display.isEmpty()) {
      builder.environment().remove("DISPLAY");
    } else {
      builder.environment().put("DISPLAY", display);
      builder.environment().put("GDK_BACKEND", "x11");
    }
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("%s ended with %d".formatted(main, code));
    }
  }

  private static void measure(LiveCase one, int seconds, Records records) throws Exception {
    // as the program does before it opens its window
    Compilers.yieldToOthers();
    if (System.getenv("DISPLAY") == null) {
      System.setProperty("glass.platform", "Headless");
    }
    System.setProperty("prism.order", "sw");
    Path folder = Path.of("models", one.model());
    var model = new ModelFolder(new Json()).open(folder);
    CountDownLatch done = new CountDownLatch(1);
    LiveFigures figures = new LiveFigures(one, records);
    Platform.startup(
        () -> {
          try {
            AppContext context =
                new AppContext(
                    new Appearance(),
                    new Texts(Locale.ENGLISH),
                    failure -> System.err.println(failure.sentence()),
                    AppActions.NONE,
                    new Json(),
                    "measure");
            ExplorerWindow window =
                ExplorerWindow.open(model, folder, null, context, session -> {});
            Stage stage = new Stage();
            stage.setScene(new Scene(window.root(), one.width(), one.height()));
            stage.show();
            new LiveDrag(window, stage, one, seconds, figures, done).begin();
          } catch (Exception e) {
            System.err.println(e);
            done.countDown();
          }
        });
    if (!done.await(seconds + 90, TimeUnit.SECONDS)) {
      throw new IOException("The window did not come to rest.");
    }
    figures.file();
  }
}
