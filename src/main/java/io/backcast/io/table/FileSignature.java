package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows files of other kinds by how they begin. */
final class FileSignature {
  /** Bytes at the start of a file, as Latin-1, and what such a file is. */
  private record Start(String bytes, Sentence what) {}

  private static final List<Start> STARTS =
      List.of(
          new Start("%PDF-", Sentence.of("foreign.pdf")),
          new Start("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", Sentence.of("foreign.xls")),
          new Start("\u0089HDF\r\n\u001a\n", Sentence.of("foreign.hdf5")),
          new Start("\u0089PNG", Sentence.of("foreign.png")),
          new Start("\u00ff\u00d8\u00ff", Sentence.of("foreign.jpeg")),
          new Start("GIF8", Sentence.of("foreign.gif")),
          new Start("II*\0", Sentence.of("foreign.tiff")),
          new Start("MM\0*", Sentence.of("foreign.tiff")),
          new Start("BZh", Sentence.of("foreign.bzip2")),
          new Start("\u00fd7zXZ\0", Sentence.of("foreign.xz")),
          new Start("(\u00b5/\u00fd", Sentence.of("foreign.zstd")),
          new Start("7z\u00bc\u00af\u0027\u001c", Sentence.of("foreign.7z")),
          new Start("Rar!", Sentence.of("foreign.rar")),
          new Start("\u0093NUMPY", Sentence.of("foreign.npy")),
          new Start("ARROW1", Sentence.of("foreign.arrow")),
          new Start("FEA1", Sentence.of("foreign.feather")),
          new Start("MATLAB 5.0", Sentence.of("foreign.matlab")),
          new Start("SQLite format 3\0", Sentence.of("foreign.sqlite")),
          new Start("{\\rtf", Sentence.of("foreign.rtf")),
          new Start("%!PS", Sentence.of("foreign.postscript")),
          new Start("$FL2", Sentence.of("foreign.spss")),
          new Start("RDX", Sentence.of("foreign.r")),
          new Start("ORC", Sentence.of("foreign.orc")),
          new Start("Obj\u0001", Sentence.of("foreign.avro")),
          new Start("\u007fELF", Sentence.of("foreign.program")),
          new Start("version https://git-lfs", Sentence.of("foreign.lfs")));

  private FileSignature() {}

  static boolean parquet(byte[] bytes) {
    return starts(bytes, "PAR1");
  }

  static boolean zip(byte[] bytes) {
    return starts(bytes, "PK\u0003\u0004") || starts(bytes, "PK\u0005\u0006");
  }

  /** Whether a zip archive holds a workbook of Excel, with its cells as XML. */
  static boolean workbook(byte[] bytes) {
    return zip(bytes) && entries(bytes).contains("xl/workbook.xml");
  }

  /** What a file is that cannot be read as a table, and what to do; null for all others. */
  static @Nullable Sentence foreign(byte[] bytes) {
    for (Start start : STARTS) {
      if (starts(bytes, start.bytes)) {
        return start.what;
      }
    }
    if (zip(bytes)) {
      return archive(entries(bytes));
    }
    if (bytes.length > 2 && bytes[0] == (byte) 0x80 && bytes[1] >= 2 && bytes[1] <= 5) {
      return Sentence.of("foreign.pickle");
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00ef\u00bb\u00bf", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (head.startsWith("<!doctype html") || head.startsWith("<html") || head.startsWith("<head")) {
      return Sentence.of("foreign.html");
    }
    if (head.startsWith("<?xml") || head.startsWith("<!doctype")) {
      return Sentence.of("foreign.xml");
    }
    if (head.matches("(?s)(\\{\\s*\"|\\[\\s*[\\[{]|\\{\\s*}).*") || head.equals("[")) {
      return Sentence.of("foreign.json");
    }
    return null;
  }

  private static Sentence archive(List<String> entries) {
    if (entries.contains("xl/workbook.bin")) {
      return Sentence.of("foreign.xlsb");
    }
    if (entries.stream().anyMatch(e -> e.startsWith("word/"))) {
      return Sentence.of("foreign.word");
    }
    if (entries.contains("mimetype") && entries.contains("content.xml")) {
      return Sentence.of("foreign.opendocument");
    }
    if (entries.stream().anyMatch(e -> e.endsWith("/data.pkl"))) {
      return Sentence.of("foreign.pytorch");
    }
    if (entries.stream().anyMatch(e -> e.endsWith(".npy"))) {
      return Sentence.of("foreign.npz");
    }
    return entries.isEmpty()
        ? Sentence.of("foreign.zip")
        : Sentence.of("foreign.zip-with", TableRecord.abbreviated(entries.getFirst()));
  }

  /** Names of an archive's entries from the directory at its end, as far as it can be read. */
  private static List<String> entries(byte[] bytes) {
    List<String> names = new ArrayList<>();
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - 22;
    while (end >= 0 && zip.getInt(end) != 0x06054b50) {
      end--;
    }
    long at = end < 0 ? -1 : Integer.toUnsignedLong(zip.getInt(end + 16));
    while (at >= 0 && at + 46 <= bytes.length && zip.getInt((int) at) == 0x02014b50) {
      int place = (int) at;
      int name = Short.toUnsignedInt(zip.getShort(place + 28));
      int more =
          Short.toUnsignedInt(zip.getShort(place + 30))
              + Short.toUnsignedInt(zip.getShort(place + 32));
      if (place + 46 + name > bytes.length) {
        break;
      }
      names.add(new String(bytes, place + 46, name, StandardCharsets.UTF_8));
      at = place + 46L + name + more;
    }
    return names;
  }

  private static boolean starts(byte[] bytes, String start) {
    if (bytes.length < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if ((bytes[i] & 0xff) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
