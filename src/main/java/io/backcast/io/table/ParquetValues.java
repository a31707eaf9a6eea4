package io.backcast.io.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;

/** Writes values of a Parquet file as text. */
public final class ParquetValues {
  private ParquetValues() {}

  /** A value as text, empty where there is none or the number is not finite. */
  public static String text(@Nullable Object value, @Nullable LogicalTypeAnnotation type) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue()) ? value.toString() : "";
    }
    return value instanceof Integer || value instanceof Long
        ? whole(((Number) value).longValue(), type)
        : value.toString();
  }

  private static String whole(long value, @Nullable LogicalTypeAnnotation type) {
    if (type instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (type instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    return type instanceof TimestampLogicalTypeAnnotation stamp
        ? timestamp(value, stamp)
        : Long.toString(value);
  }

  private static String timestamp(long value, TimestampLogicalTypeAnnotation type) {
    TimeUnit unit =
        switch (type.getUnit()) {
          case MILLIS -> TimeUnit.MILLISECONDS;
          case MICROS -> TimeUnit.MICROSECONDS;
          case NANOS -> TimeUnit.NANOSECONDS;
        };
    Instant instant = Instant.ofEpochSecond(unit.toSeconds(value));
    return instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }
}
