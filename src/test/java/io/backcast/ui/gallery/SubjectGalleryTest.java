package io.backcast.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures of the window with ten subjects unlike the shipped ones, to look at: {@code mvn test
 * -Dslow -Dtest=SubjectGalleryTest} writes them to {@code target/gallery/pictures}. Models that are
 * in {@code target/gallery/models} are used again.
 */
@Tag("slow")
@ExtendWith(WindowExtension.class)
class SubjectGalleryTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("gallery.folder", "target/gallery"));

  static Stream<GallerySubject> subjects() {
    String wanted = System.getProperty("gallery.subject", "");
    return GallerySubject.all().stream().filter(s -> wanted.isEmpty() || wanted.contains(s.id()));
  }

  private static List<SubjectGallery.Look> looks() {
    String wanted = System.getProperty("gallery.look", "");
    return SubjectGallery.LOOKS.stream()
        .filter(l -> wanted.isEmpty() || wanted.contains(l.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everySubjectHasItsPictures(GallerySubject subject) throws Exception {
    SubjectGallery gallery = new SubjectGallery(FOLDER);
    for (SubjectGallery.Look look : looks()) {
      // the first look shows every tab, the others the first one
      int tabs = look == SubjectGallery.LOOKS.getFirst() ? gallery.tabs(subject) : 1;
      for (int tab = 1; tab <= tabs; tab++) {
        assertThat(gallery.picture(subject, look, tab, tab == 2 ? 0 : 1)).isNotEmptyFile();
      }
      assertThat(gallery.page(subject, look)).isNotEmptyFile();
    }
  }
}
