package io.backcast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A display of its own (Xvfb), whose pixels are read from the memory that it draws into: what is
 * seen there has been shown, whatever the program says.
 */
final class VirtualScreen implements AutoCloseable {
  /** Places in the header of the file, which is an X window dump: 25 numbers of 4 bytes. */
  private static final int HEIGHT = 5;

  private static final int LINE = 12;
  private static final int COLOURS = 19;
  private static final int COLOUR_BYTES = 12;

  private final Process server;
  private final String display;
  private final ByteBuffer pixels;
  private final int line;
  private final int height;

  private VirtualScreen(Process server, String display, Path file) throws IOException {
    this.server = server;
    this.display = display;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      line = all.getInt(4 * LINE);
      height = all.getInt(4 * HEIGHT);
      int start = all.getInt(0) + COLOUR_BYTES * all.getInt(4 * COLOURS);
      pixels = all.slice(start, line * height).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /**
   * Starts a display.
   *
   * @param parent in which a folder for the file of its pixels is made: each display has its own,
   *     as one that is ending deletes the file by name
   * @param size as in {@code 1400x900}
   * @throws IOException if there is no Xvfb on this machine
   */
  static VirtualScreen start(Path parent, String size) throws IOException {
    Path folder = Files.createTempDirectory(parent, "screen");
    Process server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                size + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      String number =
          new BufferedReader(
                  new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      if (number == null) {
        throw new IOException("Xvfb has ended");
      }
      return new VirtualScreen(server, ":" + number.strip(), folder.resolve("Xvfb_screen0"));
    } catch (IOException | RuntimeException e) {
      server.destroy();
      throw e;
    }
  }

  /** The value of {@code DISPLAY}. */
  String display() {
    return display;
  }

  /**
   * Whether pixels of a colour are on the screen; one of four is looked at.
   *
   * @param colour as {@code #rrggbb}
   * @param least how many of those that are looked at
   */
  boolean shows(String colour, int least) {
    int wanted = Integer.parseInt(colour.substring(1), 16);
    int found = 0;
    for (int y = 0; y < height; y += 2) {
      for (int at = y * line; at < (y + 1) * line; at += 8) {
        found += (pixels.getInt(at) & 0xffffff) == wanted ? 1 : 0;
      }
    }
    return found >= least;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
