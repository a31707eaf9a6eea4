package io.backcast.io.table;

/**
 * How far bytes are UTF-8 (RFC 3629).
 *
 * @param characters number of characters beyond ASCII that are whole
 * @param invalid number of bytes that belong to no character
 * @param firstInvalidLine line of the first of those, from 1
 */
record Utf8Scan(long characters, long invalid, long firstInvalidLine) {

  static Utf8Scan of(byte[] bytes) {
    long characters = 0;
    long invalid = 0;
    long line = 1;
    long where = 0;
    for (int i = 0; i < bytes.length; ) {
      byte b = bytes[i];
      if (b >= 0) {
        line += b == '\n' ? 1 : 0;
        i++;
        continue;
      }
      int length = length(bytes, i);
      if (length == 0) {
        where = invalid == 0 ? line : where;
        invalid++;
        i++;
      } else {
        characters++;
        i += length;
      }
    }
    return new Utf8Scan(characters, invalid, where);
  }

  /** Bytes of the character that starts here; 0 if none does. */
  private static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[at + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    boolean beyond = (lead == 0xed && second >= 0xa0) || (lead == 0xf4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
  }
}
