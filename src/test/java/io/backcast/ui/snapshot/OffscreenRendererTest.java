package io.backcast.ui.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.effect.DropShadow;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class OffscreenRendererTest {
  /** A window with something whose shadow reaches over its left edge. */
  private static final class Shadowed implements OffscreenRenderer.Subject {
    @Override
    public Parent build(CompletableFuture<WritableImage> picture) {
      Rectangle card = new Rectangle(2, 20, 100, 50);
      card.setEffect(new DropShadow());
      return new Pane(card);
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void aPictureIsAsLargeAsAskedWhateverReachesOverTheEdge(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("window.png");
    new OffscreenRenderer(300, 200).write(new Shadowed(), file);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(200);
  }
}
