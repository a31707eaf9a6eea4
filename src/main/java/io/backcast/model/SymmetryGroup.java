package io.backcast.model;

import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** All operations that a list of generators produces; the identity comes first. */
public record SymmetryGroup(List<Symmetry> elements) {

  /** Far more than any crystal or mixture has; every design is stored with all its images. */
  private static final int LARGEST = 10_000;

  /**
   * Closes the generators under composition.
   *
   * @throws BackcastException if the group is too large to work with
   */
  public static SymmetryGroup generatedBy(List<Symmetry> generators, int dimensions)
      throws BackcastException {
    Set<Symmetry> found = new LinkedHashSet<>();
    found.add(Symmetry.identity(dimensions));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Symmetry known : new ArrayList<>(found)) {
        for (Symmetry generator : generators) {
          grew |= found.add(generator.after(known));
        }
        if (found.size() > LARGEST) {
          throw new BackcastException(
              ErrorCode.BAD_CARD, Sentence.of("symmetry.too-many", LARGEST));
        }
      }
    }
    return new SymmetryGroup(List.copyOf(found));
  }

  /** The group of a problem without symmetries: the identity alone. */
  public static SymmetryGroup trivial(int dimensions) {
    return new SymmetryGroup(List.of(Symmetry.identity(dimensions)));
  }

  public int size() {
    return elements.size();
  }

  /**
   * A key that a scaled point {@code [d]} shares with all its images: the lexicographically largest
   * image, in units of 1e-4.
   */
  public List<Integer> orbitKey(float[] point) {
    return Arrays.stream(rounded(point)).boxed().toList();
  }

  /**
   * Rows without those that are an image of an earlier one, in order.
   *
   * @param scaled the point {@code [d]} of a row
   */
  public int[] distinct(int[] rows, IntFunction<float[]> scaled) {
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(rows).filter(i -> seen.add(orbitKey(scaled.apply(i)))).toArray();
  }

  /** The key as an array {@code [d]}. */
  public int[] rounded(float[] point) {
    return new OrbitKeys(this, point.length).of(point);
  }

  /** The images of one scaled point {@code [d]} under every operation, {@code [size, d]}. */
  public float[] orbit(float[] point) {
    float[] images = new float[size() * point.length];
    for (int g = 0; g < size(); g++) {
      elements.get(g).apply(point, 0, images, g);
    }
    return images;
  }
}
