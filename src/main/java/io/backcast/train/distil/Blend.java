package io.backcast.train.distil;

import io.backcast.train.member.FittedMember;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * What predicts beside the networks of an ensemble, with weights for each property. Member j of the
 * ensemble is the weighted sum of network j and of variant j of each other predictor, so that the
 * members' mean is the weighted mean of all and their spread has a part of each.
 *
 * @param encoding of the designs
 * @param variants number of members
 * @param parts what each property is the sum of
 */
public record Blend(InputEncoding encoding, int variants, List<Parts> parts) {
  /**
   * The predictors of one property.
   *
   * @param ofNetworks weight of the networks
   * @param others predictors with a weight
   */
  public record Parts(double ofNetworks, List<Weighted> others) {}

  /** A predictor and its weight. */
  public record Weighted(FittedMember member, double weight) {}

  /** Whether networks have a weight in any property. */
  boolean usesNetworks() {
    return parts.stream().anyMatch(p -> p.ofNetworks > 0);
  }

  /**
   * The members' predictions.
   *
   * @param f scaled designs, {@code [n, dx]}
   * @param networks their predictions, each {@code [n, dy]}; empty if they have no weight
   * @return for each member {@code [n, dy]}, scaled
   */
  <T> List<T> members(Ops<T> o, T f, List<T> networks) {
    T e = encoding.encode(o, f);
    List<T> sums = parts.stream().map(p -> others(o, e, p)).toList();
    List<T> members = new ArrayList<>();
    for (int j = 0; j < variants; j++) {
      T member = null;
      for (int k = 0; k < parts.size(); k++) {
        T y = o.slice(sums.get(k), 1, j, j + 1);
        if (parts.get(k).ofNetworks > 0) {
          T network = o.slice(networks.get(j % networks.size()), 1, k, k + 1);
          y = o.add(y, o.mul(network, o.scalar((float) parts.get(k).ofNetworks)));
        }
        member = member == null ? y : o.concat(member, y, 1);
      }
      if (member == null) {
        throw new IllegalStateException("a blend without properties");
      }
      members.add(member);
    }
    return members;
  }

  /** The weighted sum of a property's other predictors, {@code e [n, de] → [n, variants]}. */
  private <T> T others(Ops<T> o, T e, Parts property) {
    T sum = null;
    for (Weighted part : property.others) {
      T one = o.mul(part.member.variants(o, e), o.scalar((float) part.weight));
      sum = sum == null ? one : o.add(sum, one);
    }
    if (sum == null) {
      // zeros of the right shape
      T zero = o.mul(o.sum(e, 1, true), o.scalar(0));
      return o.add(zero, o.constant(new float[variants], 1, variants));
    }
    return sum;
  }
}
