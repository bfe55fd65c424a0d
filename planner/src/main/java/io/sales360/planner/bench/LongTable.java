package io.sales360.planner.bench;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file {@code unique_id, idx or ds, y}: per series where each value stands, and its line. */
final class LongTable {
  /** The values of one series, in the order of the file. */
  static final class Values {
    private long[] at = new long[16];
    private double[] y = new double[16];
    private int count;

    private void add(long position, double value) {
      if (count == at.length) {
        at = Arrays.copyOf(at, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
      }
      at[count] = position;
      y[count] = value;
      count++;
    }

    int count() {
      return count;
    }

    long at(int i) {
      return at[i];
    }

    double y(int i) {
      return y[i];
    }

    long[] positions() {
      return Arrays.copyOf(at, count);
    }
  }

  private final CsvRows source;
  private final Map<String, Values> series = new LinkedHashMap<>();
  private boolean dated;

  private LongTable(CsvRows source) {
    this.source = source;
  }

  /**
   * Reads the file. Dated tables hold hours since 1970, others the index.
   *
   * @throws CommandFailure naming file, line and value if a cell cannot be understood
   */
  static LongTable read(CsvRows source) {
    LongTable table = new LongTable(source);
    source.each(table::add);
    if (table.series.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, source.file() + " has no rows.\nMaybe it was cut while being copied.");
    }
    return table;
  }

  private void add(CsvRows.Row row) {
    dated = row.has("ds");
    long position;
    if (dated) {
      position = Positions.hours(row);
    } else {
      String index = row.required("idx");
      try {
        position = Long.parseLong(index);
      } catch (NumberFormatException e) {
        throw row.wrong("idx", index, "must be a whole number", "count periods from 1");
      }
    }
    series
        .computeIfAbsent(row.required("unique_id"), id -> new Values())
        .add(position, row.number("y"));
  }

  boolean isDated() {
    return dated;
  }

  Map<String, Values> series() {
    return series;
  }

  CsvRows source() {
    return source;
  }
}
