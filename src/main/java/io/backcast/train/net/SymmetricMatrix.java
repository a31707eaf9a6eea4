package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A symmetric matrix in memory that PyTorch sees, and what its LAPACK makes of one that is positive
 * definite, in double precision. It can be filled anew; not for several threads at a time.
 */
public final class SymmetricMatrix {
  private static final String FACTOR = "factor, info = torch.linalg_cholesky_ex(a)";

  /** Zeros if there is no factor. */
  private static final String DIAGONAL =
      "diagonal = torch.mul(torch.diagonal(factor), torch.eq(info, 0))";

  private static final TorchFunction INVERSE =
      new TorchFunction(
          NDManager.newBaseManager("PyTorch"),
          List.of("a"),
          List.of(FACTOR, DIAGONAL),
          "torch.cat([torch.unsqueeze(diagonal, 0), torch.cholesky_inverse(factor)])");

  private static final TorchFunction SOLUTION =
      new TorchFunction(
          NDManager.newBaseManager("PyTorch"),
          List.of("a", "b"),
          List.of(FACTOR, DIAGONAL),
          "torch.cat([torch.unsqueeze(diagonal, 1), torch.cholesky_solve(b, factor)])");

  private static final TorchFunction INVERSE_OF_FACTOR =
      new TorchFunction(
          NDManager.newBaseManager("PyTorch"),
          List.of("a", "one"),
          List.of(
              FACTOR, DIAGONAL, "part = torch.linalg_solve_triangular(factor, one, upper=False)"),
          "torch.cat([torch.unsqueeze(diagonal, 0), torch.t(part)])");

  private final int n;
  private final ByteBuffer memory;
  private final DoubleBuffer values;

  /**
   * The inverse of a matrix.
   *
   * @param values {@code [n, n]}
   * @param logDeterminant natural logarithm of the matrix's determinant
   */
  public record Inverse(double[] values, double logDeterminant) {}

  /** A matrix of zeros with n rows. */
  public SymmetricMatrix(int n) {
    this.n = n;
    memory = ByteBuffer.allocateDirect(Math.multiplyExact(n * n, Double.BYTES));
    memory.order(ByteOrder.nativeOrder());
    values = memory.asDoubleBuffer();
  }

  /**
   * Sets an element of the lower half; the upper one is the same.
   *
   * @param column at most the row
   */
  public void set(int row, int column, double value) {
    values.put(row * n + column, value);
  }

  /** The inverse; null if the matrix is not positive definite. */
  public @Nullable Inverse inverse() {
    double[] all = run(INVERSE, null);
    if (all[0] == 0) {
      return null;
    }
    double logDeterminant = 0;
    for (int i = 0; i < n; i++) {
      logDeterminant += 2 * Math.log(all[i]);
    }
    return new Inverse(Arrays.copyOfRange(all, n, all.length), logDeterminant);
  }

  /**
   * What gives {@code b} if the matrix is multiplied by it; null if that is not positive definite.
   *
   * @param b {@code [n]}
   */
  public double @Nullable [] solve(double[] b) {
    return unlessZero(run(SOLUTION, scope -> scope.create(b, new Shape(n, 1))));
  }

  /**
   * The transposed inverse of the Cholesky factor, {@code [n, n]}: a row times it has the length
   * that the inverse of the matrix gives. Null if the matrix is not positive definite.
   */
  public double @Nullable [] whitening() {
    return unlessZero(run(INVERSE_OF_FACTOR, scope -> scope.eye(n, n, 0, DataType.FLOAT64)));
  }

  /** What follows the factor's diagonal, if there is a factor. */
  private double @Nullable [] unlessZero(double[] all) {
    return all[0] == 0 ? null : Arrays.copyOfRange(all, n, all.length);
  }

  /** The factor's diagonal and what comes after it. */
  private double[] run(TorchFunction function, @Nullable Function<NDManager, NDArray> second) {
    try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
      NDArray a = scope.create(memory.rewind(), new Shape(n, n), DataType.FLOAT64);
      NDArray result = second == null ? function.of(a) : function.of(a, second.apply(scope));
      return result.toDoubleArray();
    }
  }
}
