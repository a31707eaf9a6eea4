package io.backcast.io.table;

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
  private record Start(String bytes, String what) {}

  private static final List<Start> STARTS =
      List.of(
          new Start("%PDF-", "a PDF document. Export its table as CSV"),
          new Start(
              "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
              "an old .xls workbook, or one with a password. Save it as .xlsx without a password,"
                  + " or as CSV"),
          new Start("\u0089HDF\r\n\u001a\n", "an HDF5 file. Export its table as CSV or Parquet"),
          new Start("\u0089PNG", "a PNG picture. Give the table that it shows"),
          new Start("\u00ff\u00d8\u00ff", "a JPEG picture. Give the table that it shows"),
          new Start("GIF8", "a GIF picture. Give the table that it shows"),
          new Start("II*\0", "a TIFF picture. Give the table that it shows"),
          new Start("MM\0*", "a TIFF picture. Give the table that it shows"),
          new Start("BZh", "a bzip2 archive. Unpack it first"),
          new Start("\u00fd7zXZ\0", "an xz archive. Unpack it first"),
          new Start("(\u00b5/\u00fd", "a Zstandard archive. Unpack it first"),
          new Start("7z\u00bc\u00af\u0027\u001c", "a 7z archive. Unpack it first"),
          new Start("Rar!", "a RAR archive. Unpack it first"),
          new Start("\u0093NUMPY", "a NumPy array (.npy). Save it with a header as CSV"),
          new Start("ARROW1", "an Arrow or Feather file. Save it as Parquet or CSV"),
          new Start("FEA1", "a Feather file. Save it as Parquet or CSV"),
          new Start("MATLAB 5.0", "a MATLAB file. Export its table as CSV"),
          new Start("SQLite format 3\0", "an SQLite database. Export a table of it as CSV"),
          new Start("{\\rtf", "an RTF document. Export its table as CSV"),
          new Start("%!PS", "a PostScript document. Export its table as CSV"),
          new Start("$FL2", "an SPSS file. Export it as CSV"),
          new Start("RDX", "an R data file. Export its table with write.csv"),
          new Start("ORC", "an ORC file. Save it as Parquet or CSV"),
          new Start("Obj\u0001", "an Avro file. Save it as Parquet or CSV"),
          new Start("\u007fELF", "a program. Give a table"),
          new Start(
              "version https://git-lfs",
              "a Git LFS pointer, not the table itself. Fetch the table with “git lfs pull”"));

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
  static @Nullable String foreign(byte[] bytes) {
    for (Start start : STARTS) {
      if (starts(bytes, start.bytes)) {
        return start.what;
      }
    }
    if (zip(bytes)) {
      return archive(entries(bytes));
    }
    if (bytes.length > 2 && bytes[0] == (byte) 0x80 && bytes[1] >= 2 && bytes[1] <= 5) {
      return "a Python pickle. Save the table with to_csv or to_parquet";
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00ef\u00bb\u00bf", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (head.startsWith("<!doctype html") || head.startsWith("<html") || head.startsWith("<head")) {
      return "a web page. Download the file itself, not the page that shows it";
    }
    if (head.startsWith("<?xml") || head.startsWith("<!doctype")) {
      return "an XML document. Export its table as CSV";
    }
    if (head.matches("(?s)(\\{\\s*\"|\\[\\s*[\\[{]|\\{\\s*}).*") || head.equals("[")) {
      return "JSON. Save the table as CSV";
    }
    return null;
  }

  private static String archive(List<String> entries) {
    if (entries.contains("xl/workbook.bin")) {
      return "a binary workbook (.xlsb). Save it as .xlsx or CSV";
    }
    if (entries.stream().anyMatch(e -> e.startsWith("word/"))) {
      return "a Word document. Export its table as CSV";
    }
    if (entries.contains("mimetype") && entries.contains("content.xml")) {
      return "an OpenDocument file. Save it as .xlsx or CSV";
    }
    if (entries.stream().anyMatch(e -> e.endsWith("/data.pkl"))) {
      return "a PyTorch file, not a table";
    }
    if (entries.stream().anyMatch(e -> e.endsWith(".npy"))) {
      return "a NumPy archive (.npz). Save its table as CSV";
    }
    return entries.isEmpty()
        ? "a zip archive. Unpack it first"
        : "a zip archive (with %s). Unpack it first"
            .formatted(TableRecord.abbreviated(entries.getFirst()));
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
