package io.backcast.ui.common;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of the operating system. */
public final class Clipboards {
  private Clipboards() {}

  /** Puts a text into the clipboard; call it on the FX thread. */
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
