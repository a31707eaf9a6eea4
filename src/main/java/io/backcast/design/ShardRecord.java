package io.backcast.design;

import io.backcast.io.Provenance;
import io.backcast.io.StoredColumn;
import io.backcast.model.OutsideCount;
import io.backcast.model.Symmetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of one shard to merge all of them into what a single run writes; a file beside
 * the shard's table.
 *
 * @param formatVersion of the file
 * @param shard which one, from 1
 * @param of how many
 * @param digest SHA-256 of the shard's table
 * @param request what was asked for; the same for all shards of a run
 * @param keep largest number of designs
 * @param keepAll whether designs that miss the target are kept too
 * @param ranking by which designs are ordered
 * @param counts of the shard's samples; symmetric copies inside the shard alone
 * @param bounds how many samples the network drew outside the design space
 * @param checked how many designs on target were compared with the training data
 * @param outside how many of them are outside
 * @param expected sum over the designs on target of the probability that they are; null where no
 *     deviation is stated
 * @param abstained why the data cannot say what reaches the target; null if they can
 * @param samples index of each row's sample, {@code [rows]}
 * @param extrapolated whether a row is ranked behind the others for being outside the data, {@code
 *     [rows]}
 * @param cost what rows are sorted by, ascending, {@code [rows]}
 * @param scaled coordinates of each row in half-ranges, {@code [rows, dx]}
 * @param group operations under which two designs are the same
 * @param others digests of the designs on target that are not among the rows, copies left out
 * @param columns of the table, with every digit
 * @param provenance of the table
 */
public record ShardRecord(
    int formatVersion,
    int shard,
    int of,
    String digest,
    Map<String, String> request,
    int keep,
    boolean keepAll,
    Ranking ranking,
    DesignCounts counts,
    OutsideCount bounds,
    int checked,
    int outside,
    @Nullable Double expected,
    @Nullable String abstained,
    long[] samples,
    boolean[] extrapolated,
    double[] cost,
    float[] scaled,
    List<Symmetry> group,
    long[] others,
    List<StoredColumn> columns,
    Provenance provenance) {
  /** The format that this program writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  /** Path of the record of a shard's table. */
  public static Path beside(Path table) {
    String name = table.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return table.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".shard.json");
  }

  int rows() {
    return samples.length;
  }

  /** Scaled coordinates of a row, {@code [dx]}. */
  float[] place(int row) {
    int dx = scaled.length / rows();
    float[] place = new float[dx];
    System.arraycopy(scaled, row * dx, place, 0, dx);
    return place;
  }
}
