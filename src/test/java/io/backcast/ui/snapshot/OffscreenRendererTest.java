package io.backcast.ui.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Patience;
import io.backcast.model.BackcastException;
import io.backcast.ui.testing.WindowExtension;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.effect.DropShadow;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WindowExtension.class)
class OffscreenRendererTest {
  /** A window with something whose shadow reaches over its left edge. */
  private static final class Shadowed implements OffscreenRenderer.Subject {
    @Override
    public Parent build(CompletableFuture<?> picture) {
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

  /** A window that draws, and fails where a test says. */
  private static class Failing implements OffscreenRenderer.Subject {
    private final CountDownLatch closed = new CountDownLatch(1);
    final Pane content = new Pane();

    @Override
    public Parent build(CompletableFuture<?> picture) {
      return content;
    }

    @Override
    public boolean ready() {
      return false;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private static void assertFails(Failing subject, Path folder) throws Exception {
    assertThatThrownBy(
            () -> new OffscreenRenderer(300, 200).write(subject, folder.resolve("window.png")))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("could not be drawn")
        .hasMessageContaining("a fault");
    Patience.open(subject.closed);
    assertThat(folder.resolve("window.png")).doesNotExist();
  }

  @Test
  void aFaultWhileTheSubjectIsAskedEndsThePicture(@TempDir Path folder) throws Exception {
    assertFails(
        new Failing() {
          @Override
          public boolean ready() {
            throw new IllegalStateException("a fault");
          }
        },
        folder);
  }

  @Test
  void aFaultInAnAnimationOfTheContentEndsThePicture(@TempDir Path folder) throws Exception {
    assertFails(
        new Failing() {
          @Override
          public Parent build(CompletableFuture<?> picture) {
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                stop();
                throw new AssertionError("a fault");
              }
            }.start();
            return content;
          }
        },
        folder);
  }

  @Test
  void aFaultInTheLayoutOfTheContentEndsThePicture(@TempDir Path folder) throws Exception {
    assertFails(
        new Failing() {
          private int layouts;

          @Override
          public Parent build(CompletableFuture<?> picture) {
            return new Pane() {
              @Override
              protected void layoutChildren() {
                if (++layouts == 1) {
                  throw new IllegalStateException("a fault");
                }
              }
            };
          }
        },
        folder);
  }
}
