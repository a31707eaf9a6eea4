package io.backcast.design;

import io.backcast.io.DesignTable;
import io.backcast.io.Provenance;
import io.backcast.io.TypedTable;
import io.backcast.model.AuditAgreement;
import io.backcast.model.Rounding;
import io.backcast.model.SymmetryGroup;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provenance that a single run writes, from the records of all its shards. */
final class MergedProvenance {
  private final List<ShardRecord> shards;
  private final ShardRecord first;
  private final SymmetryGroup group;

  MergedProvenance(List<ShardRecord> shards) {
    this.shards = shards;
    this.first = shards.getFirst();
    this.group = new SymmetryGroup(first.group());
  }

  /**
   * The provenance of the merged table.
   *
   * @param table with the designs that were chosen
   */
  Provenance of(TypedTable table) {
    int kept = table.rows();
    DesignCounts counts = counts();
    int checked = shards.stream().mapToInt(ShardRecord::checked).sum();
    int outside = shards.stream().mapToInt(ShardRecord::outside).sum();
    String abstained = first.abstained();
    if (abstained == null && checked > 0 && checked == outside) {
      abstained = Abstention.Reason.DESIGNS_OUTSIDE.key();
    }
    Provenance of = first.provenance();
    return new Provenance(
        of.program(),
        of.model(),
        of.identity(),
        of.target(),
        of.tolerance(),
        of.bounds(),
        of.seed(),
        of.first(),
        of.refined(),
        of.ranking(),
        counts.drawn(),
        counts.judged() ? (Integer) counts.onTarget() : null,
        kept,
        DesignProvenance.refused(counts, kept, first.keepAll()),
        reliability(of.reliability(), counts.onTarget(), abstained != null),
        outside(),
        of.note(),
        audited(table),
        of.sampling(),
        of.extrapolation() == null
            ? null
            : new Provenance.Extrapolation(
                of.extrapolation().control(), checked, outside, abstained),
        of.extremes(),
        of.constraints());
  }

  private DesignCounts counts() {
    int drawn = 0;
    int rejected = 0;
    int onTarget = 0;
    int extrapolated = 0;
    Set<Long> distinct = new HashSet<>();
    for (ShardRecord shard : shards) {
      drawn += shard.counts().drawn();
      rejected += shard.counts().rejected();
      onTarget += shard.counts().onTarget();
      extrapolated += shard.counts().extrapolated();
      for (long other : shard.others()) {
        distinct.add(other);
      }
      for (int row = 0; row < shard.rows(); row++) {
        distinct.add(ShardRecorder.digest(group.orbitKey(shard.place(row))));
      }
    }
    int copies = first.keepAll() ? 0 : onTarget - distinct.size();
    return new DesignCounts(
        drawn, rejected, 0, onTarget, extrapolated, copies, first.counts().judged());
  }

  private Provenance.@Nullable Reliability reliability(
      Provenance.@Nullable Reliability of, int onTarget, boolean abstained) {
    if (of == null) {
      return null;
    }
    double sum = 0;
    for (ShardRecord shard : shards) {
      Double expected = shard.expected();
      sum += expected == null ? Double.NaN : expected;
    }
    double share = sum / onTarget;
    return new Provenance.Reliability(
        of.prior(),
        of.heldOutError(),
        abstained || Double.isNaN(share) ? null : Rounding.decimals(share, 4),
        false);
  }

  private Provenance.@Nullable Outside outside() {
    int drawn = 0;
    int outside = 0;
    Map<String, Integer> byVariable = new LinkedHashMap<>();
    String rule = "";
    for (ShardRecord shard : shards) {
      drawn += shard.bounds().drawn();
      outside += shard.bounds().outside();
      int[] counts = shard.bounds().byVariable();
      for (int j = 0; j < counts.length; j++) {
        byVariable.merge(first.columns().get(j).name(), counts[j], Integer::sum);
      }
      Provenance.Outside told = shard.provenance().outside();
      rule = told == null ? rule : told.rule();
    }
    if (outside == 0) {
      return null;
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> one : byVariable.entrySet()) {
      if (one.getValue() > 0) {
        shares.put(one.getKey(), (double) one.getValue() / drawn);
      }
    }
    return new Provenance.Outside(rule, (double) outside / drawn, shares);
  }

  private static Provenance.@Nullable Audited audited(TypedTable table) {
    return table.columns().stream()
        .filter(c -> c.name().equals(DesignTable.AUDIT))
        .findFirst()
        .map(
            c -> {
              int agrees = 0;
              int disagrees = 0;
              for (int i = 0; i < c.size(); i++) {
                agrees += c.text(i).equals(AuditAgreement.AGREES.key()) ? 1 : 0;
                disagrees += c.text(i).equals(AuditAgreement.DISAGREES.key()) ? 1 : 0;
              }
              return new Provenance.Audited(agrees, disagrees);
            })
        .orElse(null);
  }
}
