package io.backcast.ui.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.CellStrain;
import io.backcast.model.Crystal;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NumberFormatter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Projection, bonds and order of what is drawn of a cell. */
class CellSceneTest {
  private static final double TIGHT = 1e-9;
  private static final String[] LENGTHS = {"a", "b", "c"};
  private static final String[] ANGLES = {"alpha", "beta", "gamma"};
  private static final Lattice LAYER = new Lattice(3.16, 3.16, 12.3, 90, 90, 120);
  private static final Lattice SALT = new Lattice(5.64, 5.64, 5.64, 90, 90, 90);

  private static Crystal crystal(String name, boolean layer, Site... sites) {
    StructureTemplate template =
        new StructureTemplate(name, name, layer, new int[] {1, 1, 1}, List.of(sites));
    return new Crystal(LENGTHS, ANGLES, name, List.of(), null, List.of(template));
  }

  private static Site site(String element, double x, double y, double z) {
    return new Site(element, new double[] {x, y, z});
  }

  private static CellModel layer() {
    return CellModel.of(
        crystal(
            "MoS2",
            true,
            site("Mo", 1 / 3., 2 / 3., 0.25),
            site("S", 2 / 3., 1 / 3., 0.123),
            site("S", 2 / 3., 1 / 3., 0.377)),
        LAYER);
  }

  private static CellModel salt() {
    return CellModel.of(
        crystal(
            "NaCl",
            false,
            site("Na", 0, 0, 0),
            site("Na", 0.5, 0.5, 0),
            site("Na", 0.5, 0, 0.5),
            site("Na", 0, 0.5, 0.5),
            site("Cl", 0.5, 0, 0),
            site("Cl", 0, 0.5, 0),
            site("Cl", 0, 0, 0.5),
            site("Cl", 0.5, 0.5, 0.5)),
        SALT);
  }

  @Test
  void parallelRaysFromTheTopAndTheSideGiveTheCoordinates() {
    double[] p = {1, 2, 3};
    CellCamera.Seen top = CellCamera.TOP.see(p);
    assertThat(new double[] {top.x(), top.y(), top.depth(), top.scale()})
        .containsExactly(new double[] {1, 2, 3, 1}, within(TIGHT));
    CellCamera.Seen side = CellCamera.SIDE.see(p);
    assertThat(new double[] {side.x(), side.y(), side.depth(), side.scale()})
        .containsExactly(new double[] {1, 3, -2, 1}, within(TIGHT));
  }

  @Test
  void whatIsNearerIsLargerByTheRuleOfPerspective() {
    CellCamera.Seen near = new CellCamera(0, 90, 10).see(new double[] {1, 0, 5});
    CellCamera.Seen far = new CellCamera(0, 90, 10).see(new double[] {1, 0, -10});
    assertThat(near.x()).isCloseTo(10.0 / (10 - 5), within(TIGHT));
    assertThat(far.x()).isCloseTo(10.0 / (10 + 10), within(TIGHT));
  }

  @Test
  void turningAQuarterPutsTheSecondAxisWhereTheFirstWas() {
    CellCamera.Seen turned = CellCamera.TOP.turnedBy(-90, 0).see(new double[] {0, 1, 0});
    assertThat(turned.x()).isCloseTo(1, within(TIGHT));
    assertThat(turned.y()).isCloseTo(0, within(TIGHT));
    assertThat(CellCamera.TOP.turnedBy(0, 30).tilt()).isEqualTo(90);
    assertThat(CellCamera.SIDE.turnedBy(-10, -200))
        .isEqualTo(new CellCamera(350, -90, Double.POSITIVE_INFINITY));
  }

  @Test
  void molybdenumHasSixBondsAndSulphurThree() {
    CellModel model = layer();
    assertThat(bondsOfOwn(model, "Mo")).containsExactly(6L);
    assertThat(bondsOfOwn(model, "S")).containsExactly(3L, 3L);
    assertThat(model.balls()).hasSize(27);
    assertThat(model.balls().stream().filter(CellModel.Ball::inside)).hasSize(3);
  }

  private static List<Long> bondsOfOwn(CellModel model, String element) {
    return IntStream.range(0, model.balls().size())
        .filter(
            i -> model.balls().get(i).inside() && model.balls().get(i).element().equals(element))
        .mapToObj(i -> model.bonds().stream().filter(b -> b.from() == i || b.to() == i).count())
        .toList();
  }

  @Test
  void atomsOnFacesOfASolidAreDrawnOnBothSides() {
    CellModel model = salt();
    assertThat(model.elements()).containsExactly("Na", "Cl");
    assertThat(model.low()).isZero();
    assertThat(model.high()).isEqualTo(1);
    // 8 corners and 6 faces; 12 edges and the centre
    assertThat(model.balls().stream().filter(b -> b.element().equals("Na"))).hasSize(14);
    assertThat(model.balls().stream().filter(b -> b.element().equals("Cl"))).hasSize(13);
  }

  @Test
  void bondsStayTheSameHoweverTheCellIsStrained() {
    CellModel model = layer();
    Lattice strained = new Lattice(3.8, 2.6, 14, 95, 85, 110);
    long drawn =
        CellScene.of(model, strained, LAYER, CellCamera.TOP, true).items().stream()
            .filter(CellScene.HalfBond.class::isInstance)
            .count();
    assertThat(drawn).isEqualTo(2L * model.bonds().size());
  }

  @Test
  void theFarthestIsDrawnFirstAndBothCellsHaveTwelveEdges() {
    List<CellScene.Item> items =
        CellScene.of(
                salt(),
                new Lattice(6, 5.6, 5.5, 85, 90, 95),
                SALT,
                new CellCamera(20, 30, 30),
                true)
            .items();
    assertThat(items).isSortedAccordingTo(Comparator.comparingDouble(CellScene.Item::depth));
    assertThat(items.stream().filter(i -> i instanceof CellScene.Edge e && !e.ghost())).hasSize(12);
    assertThat(items.stream().filter(i -> i instanceof CellScene.Edge e && e.ghost())).hasSize(12);
  }

  @Test
  void theViewsFillTheirPlaceAndDoNotOverlap() {
    for (double[] size : new double[][] {{280, 105}, {500, 130}, {600, 500}, {1200, 300}}) {
      List<CellPicture.Area> areas = CellPicture.areas(size[0], size[1]);
      double total = areas.stream().mapToDouble(a -> a.width() * a.height()).sum();
      assertThat(total).isCloseTo(size[0] * size[1], within(1e-6));
    }
  }

  @Test
  void everyPlaceOfASmallAndALargePictureHasInk() {
    for (int[] size : new int[][] {{280, 105}, {700, 500}}) {
      BufferedImage image = drawn(layer(), LAYER, new Lattice(3.4, 3.0, 13, 88, 93, 117), size);
      for (CellPicture.Area area : CellPicture.areas(size[0], size[1])) {
        assertThat(ink(image, area)).as(area.toString()).isGreaterThan(0.04).isLessThan(0.9);
      }
    }
  }

  @Test
  void anUnstrainedCellHasNoEllipseAndAStrainedOneHas() {
    Lattice strained = new Lattice(3.5, 3.1, 12.3, 90, 90, 120);
    int[] size = {420, 160};
    int orange = orange(drawn(salt(), SALT, SALT, size));
    assertThat(orange(drawn(layer(), LAYER, LAYER, size))).isLessThan(40);
    assertThat(orange(drawn(layer(), LAYER, strained, size))).isGreaterThan(orange + 60);
  }

  private static BufferedImage drawn(
      CellModel model, Lattice unstrained, Lattice cell, int[] size) {
    BufferedImage image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, size[0], size[1]);
    new CellPicture(
            model,
            unstrained,
            cell,
            CellStrain.of(unstrained, cell),
            CellPicture.standing(model, unstrained, 28, 24),
            List.of("top", "side"))
        .draw(
            new PaperPen(g, 11),
            Appearance.paper(new NumberFormatter(Locale.ENGLISH)).palette(),
            size[0],
            size[1],
            11);
    g.dispose();
    return image;
  }

  private static double ink(BufferedImage image, CellPicture.Area area) {
    int marked = 0;
    int all = 0;
    for (int y = (int) area.y(); y < area.y() + area.height(); y++) {
      for (int x = (int) area.x(); x < (int) (area.x() + area.width()); x++) {
        all++;
        marked += (image.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
      }
    }
    return marked / (double) all;
  }

  /** Pixels in the colour of the target, which is the ellipse's alone. */
  private static int orange(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == 0xc85200 ? 1 : 0;
      }
    }
    return count;
  }
}
