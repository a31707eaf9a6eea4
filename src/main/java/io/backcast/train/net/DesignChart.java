package io.backcast.train.net;

import io.backcast.model.DesignSpace;
import io.backcast.model.RelationBasis;
import io.backcast.model.Relations;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates of the designs on relations: for each free variable in turn, its place between the
 * least and the largest value that the variables before it leave it, −1 … 1. Every point of that
 * cube is a design on the relations; the dependent variables follow. Where no variable occurs in
 * two relations, every design is inside the bounds too.
 */
public final class DesignChart {
  /** Narrower intervals than this, scaled, are points. */
  private static final float NARROWEST = 1e-6f;

  private final RelationBasis basis;
  private final int dx;

  public DesignChart(DesignSpace space) {
    this.basis = Relations.of(space).basis();
    this.dx = space.dx();
  }

  /** Number of coordinates. */
  public int dimensions() {
    return basis.free().length;
  }

  /** Coordinates of a design, or a design, with the part of the log-determinant, {@code [n]}. */
  record Charted<T>(T value, T logDet) {}

  /** {@code f [n, dx]} on the relations → coordinates {@code [n, dimensions]}, and log|dt/df|. */
  <T> Charted<T> forward(Ops<T> o, T f) {
    Progress<T> progress = new Progress<>(o);
    T all = null;
    T logDet = null;
    for (int i = 0; i < dimensions(); i++) {
      T value = o.slice(f, 1, basis.free()[i], basis.free()[i] + 1);
      T low = progress.low(i);
      T logWidth = o.log(o.clip(o.sub(progress.high(i), low), NARROWEST, 2));
      T share = o.mul(o.sub(value, low), o.exp(o.neg(logWidth)));
      T t = o.clip(o.sub(o.mul(share, o.scalar(2)), o.scalar(1)), -1, 1);
      all = all == null ? t : o.concat(all, t, 1);
      T part = o.sub(o.scalar((float) Math.log(2)), logWidth);
      logDet = logDet == null ? part : o.add(logDet, part);
      progress.take(i, value);
    }
    return new Charted<>(required(all), o.sum(required(logDet), 1, false));
  }

  /** Coordinates {@code [n, dimensions] → f [n, dx]}. */
  public <T> T inverse(Ops<T> o, T t) {
    Progress<T> progress = new Progress<>(o);
    @SuppressWarnings("unchecked")
    T[] columns = (T[]) new Object[dx];
    for (int i = 0; i < dimensions(); i++) {
      T low = progress.low(i);
      T width = o.clip(o.sub(progress.high(i), low), 0, 2);
      T share = o.mul(o.add(o.slice(t, 1, i, i + 1), o.scalar(1)), o.scalar(0.5f));
      T value = o.add(low, o.mul(share, width));
      columns[basis.free()[i]] = value;
      progress.take(i, value);
    }
    for (int r = 0; r < basis.dependent().length; r++) {
      columns[basis.dependent()[r]] = progress.rest(r);
    }
    T all = columns[0];
    for (int j = 1; j < dx; j++) {
      all = o.concat(all, columns[j], 1);
    }
    return all;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("relations that leave nothing free");
    }
    return value;
  }

  /** What is left of each relation after the variables so far. */
  private final class Progress<T> {
    private final Ops<T> o;
    private final T[] rests;

    @SuppressWarnings("unchecked")
    Progress(Ops<T> o) {
      this.o = o;
      rests = (T[]) new Object[basis.dependent().length];
      for (int r = 0; r < rests.length; r++) {
        rests[r] = o.constant(new float[] {(float) basis.constants()[r]}, 1, 1);
      }
    }

    T rest(int r) {
      return rests[r];
    }

    void take(int i, T value) {
      for (int r = 0; r < rests.length; r++) {
        double factor = basis.factors()[r][i];
        if (factor != 0) {
          rests[r] = o.sub(rests[r], o.mul(value, o.scalar((float) factor)));
        }
      }
    }

    /** The least value with which the later variables can still satisfy every relation. */
    T low(int i) {
      return edge(i, -1);
    }

    T high(int i) {
      return edge(i, 1);
    }

    /** The tightest of the bound itself and what each relation leaves, on one side. */
    private T edge(int i, int side) {
      T edge = o.constant(new float[] {side}, 1, 1);
      for (int r = 0; r < rests.length; r++) {
        double factor = basis.factors()[r][i];
        if (factor != 0) {
          double room = 1;
          for (int later = i + 1; later < dimensions(); later++) {
            room += Math.abs(basis.factors()[r][later]);
          }
          float slack = (float) (side * Math.signum(factor) * room);
          T most = o.mul(o.add(rests[r], o.scalar(slack)), o.scalar((float) (1 / factor)));
          // the larger of two lower edges, the smaller of two upper ones
          T beyond = o.clip(o.mul(o.sub(edge, most), o.scalar(side)), 0, 1e6f);
          edge = o.sub(edge, o.mul(beyond, o.scalar(side)));
        }
      }
      return edge;
    }
  }
}
