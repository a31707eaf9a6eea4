package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * In which characters a text is written.
 *
 * @param bytes of the file
 * @param start first byte after a byte order mark
 * @param charset of the text
 * @param note what was recognised, null for UTF-8
 */
record TextDecoding(byte[] bytes, int start, Charset charset, @Nullable Sentence note) {
  /** What stands for bytes that are no character; as a number, because no typeface needs it. */
  private static final String REPLACEMENT = String.valueOf((char) 0xFFFD);

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** Letters and signs of Windows-1252 that are usual in tables of western Europe. */
  private static final String WESTERN =
      "°µ²³¹±·×÷ÅåÄäÖöÜüßÉéÈèÊêËëÀàÂâÇçÑñÓóÍíÁáÚúÎîÏïÔôÛûÙùÆæØøÃãÕõºª½¼¾§€£–—‘’“”„…•‰™®©«»¿¡Šš"
          + "Žž\u00a0¬";

  /** Bytes that are looked at where the encoding must be guessed. */
  private static final int SAMPLE = 1 << 20;

  /** Recognises the encoding, or takes the one given. */
  static TextDecoding of(String name, byte[] bytes, @Nullable Charset given)
      throws BackcastException {
    TextDecoding marked = marked(bytes);
    if (given != null) {
      boolean sameMark =
          marked != null && given.name().startsWith(marked.charset.name().substring(0, 5));
      return marked != null && sameMark
          ? new TextDecoding(bytes, marked.start, given, null)
          : new TextDecoding(bytes, 0, given, null);
    }
    if (marked != null) {
      return marked;
    }
    Charset wide = withoutMark(bytes);
    if (wide != null) {
      return new TextDecoding(bytes, 0, wide, Sentence.of("table.encoding", wide.name()));
    }
    for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
      if (bytes[i] == 0) {
        throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.binary", name));
      }
    }
    Utf8Scan scan = Utf8Scan.of(bytes);
    if (scan.invalid() == 0) {
      return new TextDecoding(bytes, 0, StandardCharsets.UTF_8, null);
    }
    if (scan.characters() > scan.invalid()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("table.mixed-encoding", name, scan.firstInvalidLine()));
    }
    Charset eightBit = eightBit(name, bytes);
    return new TextDecoding(bytes, 0, eightBit, Sentence.of("table.encoding", display(eightBit)));
  }

  /** The text from the start, without the mark. */
  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), charset);
  }

  private static Object display(Charset charset) {
    return charset.equals(WINDOWS_1252) ? Sentence.of("table.windows-1252") : charset.name();
  }

  private static @Nullable TextDecoding marked(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return new TextDecoding(b, 3, StandardCharsets.UTF_8, null);
    }
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return new TextDecoding(b, 4, UTF_32LE, Sentence.of("table.encoding", "UTF-32"));
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return new TextDecoding(b, 4, UTF_32BE, Sentence.of("table.encoding", "UTF-32"));
    }
    if (starts(b, 0xFF, 0xFE)) {
      return new TextDecoding(
          b, 2, StandardCharsets.UTF_16LE, Sentence.of("table.encoding", "UTF-16"));
    }
    return starts(b, 0xFE, 0xFF)
        ? new TextDecoding(b, 2, StandardCharsets.UTF_16BE, Sentence.of("table.encoding", "UTF-16"))
        : null;
  }

  /** UTF-16 without a mark: nearly every second byte of a table's text is 0. */
  private static @Nullable Charset withoutMark(byte[] bytes) {
    int pairs = Math.min(bytes.length, 4096) / 2;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < pairs; i++) {
      even += bytes[2 * i] == 0 ? 1 : 0;
      odd += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 2 || bytes.length % 2 != 0) {
      return null;
    }
    if (odd > 0.7 * pairs && even == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return even > 0.7 * pairs && odd == 0 ? StandardCharsets.UTF_16BE : null;
  }

  /**
   * The encoding with one byte a character. Single signs between plain text, such as ° or µ, are
   * too few for a detector, which counts letters; they are judged by what they would be.
   */
  private static Charset eightBit(String name, byte[] bytes) throws BackcastException {
    String western = new String(bytes, 0, Math.min(bytes.length, SAMPLE), WINDOWS_1252);
    if (western.chars().allMatch(c -> c < 0x80 || WESTERN.indexOf(c) >= 0) && !adjacent(western)) {
      return WINDOWS_1252;
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
    detector.dataEnd();
    String found = detector.getDetectedCharset();
    if (found != null && !found.equals("US-ASCII")) {
      try {
        Charset charset = Charset.forName(found);
        if (!new String(bytes, charset).contains(REPLACEMENT)) {
          return charset;
        }
      } catch (UnsupportedCharsetException e) {
        // an encoding that this Java does not know is as good as none
        found = null;
      }
    }
    throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.unknown-encoding", name));
  }

  /** Whether letters beyond ASCII mostly follow each other, as in text that is not western. */
  private static boolean adjacent(String text) {
    int beyond = 0;
    int pairs = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        beyond++;
        pairs += i > 0 && text.charAt(i - 1) >= 0x80 ? 1 : 0;
      }
    }
    return pairs > 0.4 * beyond;
  }

  private static boolean starts(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
