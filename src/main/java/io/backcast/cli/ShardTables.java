package io.backcast.cli;

import io.backcast.design.ShardMerge;
import io.backcast.design.ShardRecord;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of shards with their records, and merges them. */
final class ShardTables {
  private final Json json;

  ShardTables(Json json) {
    this.json = json;
  }

  /**
   * Merges tables into one.
   *
   * @return how many rows were written
   * @throws BackcastException if one is missing, changed or of another run
   */
  int merge(List<Path> tables, Path out) throws BackcastException {
    Map<String, ShardRecord> records = new LinkedHashMap<>();
    for (Path table : tables) {
      if (records.put(table.toString(), record(table)) != null) {
        throw new BackcastException(
            ErrorCode.USAGE, "%s is named twice. Give each shard once.".formatted(table));
      }
    }
    ShardMerge.Merged merged = ShardMerge.merge(records);
    TableFormat.of(out).write(out, merged.table(), json);
    merged.provenance().writeBeside(out, json);
    return merged.table().rows();
  }

  private ShardRecord record(Path table) throws BackcastException {
    Path beside = ShardRecord.beside(table);
    if (!Files.exists(table)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, "%s is not there. Check the path.".formatted(table));
    }
    if (!Files.exists(beside)) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is no shard: there is no %s, which design --shard writes beside its table. Keep the two together."
              .formatted(table, beside.getFileName()));
    }
    ShardRecord record = json.readPlain(beside, ShardRecord.class);
    if (record.formatVersion() > ShardRecord.FORMAT) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "%s is of format %s; this program reads up to %s. Use a newer Backcast."
              .formatted(beside, record.formatVersion(), ShardRecord.FORMAT));
    }
    if (!Digests.sha256(table).equals(record.digest())) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is not the table that %s was written for: it was changed or cut off. Draw shard %s/%s again."
              .formatted(table, beside.getFileName(), record.shard(), record.of()));
    }
    return record;
  }
}
