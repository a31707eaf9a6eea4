package io.backcast.model;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How a cell is deformed, whichever way it is turned in space: the deformation gradient F that
 * takes the edges of one cell to those of the other is a rotation after a stretch, F = RU (polar
 * decomposition; Truesdell and Noll, The Non-Linear Field Theories of Mechanics, 1965, section 23),
 * and the strain is U − 1 (Biot). All strains are shares, not percent.
 *
 * @param principal strains of the cell, largest first, {@code [3]}
 * @param largest principal strain in the plane of the first two edges
 * @param smallest principal strain in that plane
 * @param direction of the largest in-plane strain in the unstrained cell, degrees from the first
 *     edge towards the second, 0 to 180; 0 where the strain is alike in all directions
 * @param turned that direction in the strained cell, degrees from its first edge
 * @param area change of the area of the first two edges
 * @param volume change of the cell's volume
 */
public record CellStrain(
    double[] principal,
    double largest,
    double smallest,
    double direction,
    double turned,
    double area,
    double volume) {
  /** Below this difference a strain has no direction. */
  private static final double ALIKE = 1e-9;

  /** The strain of a cell against another; both must be {@linkplain Lattice#problem cells}. */
  public static CellStrain of(Lattice unstrained, Lattice strained) {
    RealMatrix solid = gradient(unstrained, strained, 3);
    RealMatrix plane = gradient(unstrained, strained, 2);
    double[] stretches = new SingularValueDecomposition(solid).getSingularValues();
    SingularValueDecomposition inPlane = new SingularValueDecomposition(plane);
    double[] two = inPlane.getSingularValues();
    boolean alike = two[0] - two[1] < ALIKE;
    return new CellStrain(
        new double[] {stretches[0] - 1, stretches[1] - 1, stretches[2] - 1},
        two[0] - 1,
        two[1] - 1,
        alike ? 0 : direction(inPlane.getV().getColumn(0)),
        alike ? 0 : direction(inPlane.getU().getColumn(0)),
        two[0] * two[1] - 1,
        strained.volume() / unstrained.volume() - 1);
  }

  /** The largest shear in the plane: the right angle that changes most changes by so much, rad. */
  public double shear() {
    return largest - smallest;
  }

  /** Degrees from the first axis, 0 to 180: an axis has no head. */
  private static double direction(double[] axis) {
    double degrees = Math.toDegrees(Math.atan2(axis[1], axis[0]));
    return (degrees + 180) % 180;
  }

  /** F of the first edges, whose rows r become r Fᵀ. */
  private static RealMatrix gradient(Lattice from, Lattice to, int n) {
    RealMatrix before = edges(from, n);
    RealMatrix after = edges(to, n);
    return new LUDecomposition(before).getSolver().solve(after).transpose();
  }

  private static RealMatrix edges(Lattice lattice, int n) {
    return new Array2DRowRealMatrix(lattice.vectors(), false).getSubMatrix(0, n - 1, 0, n - 1);
  }
}
