package io.backcast.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the user has chosen for the whole program. Null folders are the usual ones.
 *
 * @param language tag of a language, as in {@code de}, or {@link #SYSTEM}
 * @param theme {@code light}, {@code dark}, {@code contrast} or {@link #SYSTEM}
 * @param textScale 1 for the usual size, up to {@link #LARGEST_TEXT}
 * @param decimalSign of numbers on the screen
 * @param moreDigits digits that numbers on the screen have beyond the usual, from 0 to {@link
 *     #MOST_DIGITS}
 * @param modelsFolder of new models
 * @param answersFolder of the answers of calculations
 * @param exportsFolder that file dialogs begin in
 * @param threads that work at a time; 0 for as many as the machine has
 */
public record UserSettings(
    String language,
    String theme,
    double textScale,
    DecimalSign decimalSign,
    int moreDigits,
    @Nullable String modelsFolder,
    @Nullable String answersFolder,
    @Nullable String exportsFolder,
    int threads) {
  /** As the operating system has it. */
  public static final String SYSTEM = "system";

  public static final double LARGEST_TEXT = 2;
  public static final int MOST_DIGITS = 3;
  private static final int MOST_THREADS = 1024;

  /** The settings of a new user. */
  public static final UserSettings USUAL =
      new UserSettings(SYSTEM, SYSTEM, 1, DecimalSign.LANGUAGE, 0, null, null, null, 0);

  /** The sign between the whole and the decimals of a number. */
  public enum DecimalSign {
    /** As the language has it. */
    LANGUAGE,
    POINT,
    COMMA
  }

  public UserSettings {
    textScale = Double.isFinite(textScale) ? Math.clamp(textScale, 1, LARGEST_TEXT) : 1;
    moreDigits = Math.clamp(moreDigits, 0, MOST_DIGITS);
    threads = Math.clamp(threads, 0, MOST_THREADS);
  }

  /** Settings from JSON; the usual one for any that is missing or invalid. */
  public static UserSettings of(JsonNode tree) {
    return of(tree::path);
  }

  /**
   * As {@link #of(JsonNode)}.
   *
   * @param tree gives the node of a key, a missing one for none
   */
  public static UserSettings of(Function<String, JsonNode> tree) {
    return new UserSettings(
        text(tree, "language", SYSTEM),
        text(tree, "theme", SYSTEM),
        tree.apply("textScale").asDouble(1),
        sign(text(tree, "decimalSign", "")),
        tree.apply("moreDigits").asInt(0),
        folder(tree, "modelsFolder"),
        folder(tree, "answersFolder"),
        folder(tree, "exportsFolder"),
        tree.apply("threads").asInt(0));
  }

  /** Every setting by its key, as {@link SettingsFile} writes them. */
  public Map<String, @Nullable Object> keys() {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("language", language);
    keys.put("theme", theme);
    keys.put("textScale", textScale);
    keys.put("decimalSign", decimalSign.name());
    keys.put("moreDigits", moreDigits);
    keys.put("modelsFolder", modelsFolder);
    keys.put("answersFolder", answersFolder);
    keys.put("exportsFolder", exportsFolder);
    keys.put("threads", threads);
    return keys;
  }

  /** The folder of new models. */
  public Path models(Path user) {
    return modelsFolder == null ? user.resolve("models") : Path.of(modelsFolder);
  }

  public UserSettings withAppearance(String name, double scale) {
    return new UserSettings(
        language,
        name,
        scale,
        decimalSign,
        moreDigits,
        modelsFolder,
        answersFolder,
        exportsFolder,
        threads);
  }

  public UserSettings withLanguage(String tag) {
    return new UserSettings(
        tag,
        theme,
        textScale,
        decimalSign,
        moreDigits,
        modelsFolder,
        answersFolder,
        exportsFolder,
        threads);
  }

  public UserSettings withNumbers(DecimalSign sign, int digits) {
    return new UserSettings(
        language,
        theme,
        textScale,
        sign,
        digits,
        modelsFolder,
        answersFolder,
        exportsFolder,
        threads);
  }

  public UserSettings withFolders(
      @Nullable String models, @Nullable String answers, @Nullable String exports) {
    return new UserSettings(
        language, theme, textScale, decimalSign, moreDigits, models, answers, exports, threads);
  }

  public UserSettings withThreads(int count) {
    return new UserSettings(
        language,
        theme,
        textScale,
        decimalSign,
        moreDigits,
        modelsFolder,
        answersFolder,
        exportsFolder,
        count);
  }

  private static String text(Function<String, JsonNode> tree, String key, String usual) {
    JsonNode node = tree.apply(key);
    return node.isString() ? node.stringValue() : usual;
  }

  /** A folder that this operating system can have, or null. */
  private static @Nullable String folder(Function<String, JsonNode> tree, String key) {
    String text = text(tree, key, "").strip();
    try {
      return !text.isEmpty() && Path.of(text).isAbsolute() ? text : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static DecimalSign sign(String name) {
    return List.of(DecimalSign.values()).stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(DecimalSign.LANGUAGE);
  }
}
