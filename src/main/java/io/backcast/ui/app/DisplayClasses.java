package io.backcast.ui.app;

import java.util.List;

/**
 * Classes of JavaFX that a window on a display of Linux needs, and a rehearsal without a display
 * does not load. They are loaded for the cache by name; a version of JavaFX that has others only
 * starts a little later.
 */
final class DisplayClasses {
  private static final List<String> NAMES =
      List.of(
          "com.sun.glass.ui.InvokeLaterDispatcher",
          "com.sun.glass.ui.InvokeLaterDispatcher$Future",
          "com.sun.glass.ui.InvokeLaterDispatcher$InvokeLaterSubmitter",
          "com.sun.glass.ui.Size",
          "com.sun.glass.ui.delegate.ClipboardDelegate",
          "com.sun.glass.ui.delegate.MenuBarDelegate",
          "com.sun.glass.ui.delegate.MenuDelegate",
          "com.sun.glass.ui.delegate.MenuItemDelegate",
          "com.sun.glass.ui.gtk.GtkApplication",
          "com.sun.glass.ui.gtk.GtkClipboardDelegate",
          "com.sun.glass.ui.gtk.GtkCursor",
          "com.sun.glass.ui.gtk.GtkDnDClipboard",
          "com.sun.glass.ui.gtk.GtkPixels",
          "com.sun.glass.ui.gtk.GtkPlatformFactory",
          "com.sun.glass.ui.gtk.GtkRobot",
          "com.sun.glass.ui.gtk.GtkSystemClipboard",
          "com.sun.glass.ui.gtk.GtkTimer",
          "com.sun.glass.ui.gtk.GtkView",
          "com.sun.glass.ui.gtk.GtkWindow",
          "com.sun.javafx.application.preferences.PreferenceMapping",
          "com.sun.prism.es2.ES2Pipeline",
          "com.sun.prism.es2.ES2ResourceFactory",
          "com.sun.prism.es2.GLContext",
          "com.sun.prism.es2.GLDrawable",
          "com.sun.prism.es2.GLFactory",
          "com.sun.prism.es2.GLGPUInfo",
          "com.sun.prism.es2.GLPixelFormat",
          "com.sun.prism.es2.GLPixelFormat$Attributes",
          "com.sun.prism.es2.X11GLContext",
          "com.sun.prism.es2.X11GLDrawable",
          "com.sun.prism.es2.X11GLFactory",
          "com.sun.prism.es2.X11GLPixelFormat",
          "com.sun.prism.impl.ps.BaseShaderFactory",
          "com.sun.prism.ps.ShaderFactory",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.LinkedBlockingDeque$Node");

  private DisplayClasses() {}

  /** Loads those that there are, and runs no code of theirs. */
  static void load() {
    for (String name : NAMES) {
      try {
        Class.forName(name, false, DisplayClasses.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        // of another system or version
        continue;
      }
    }
  }
}
