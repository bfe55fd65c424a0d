package io.sales360.planner.query;

import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** The ways rows can be printed. */
public enum Output {
  TABLE,
  CSV,
  JSON,
  NDJSON,
  SVG;

  /** What prints rows this way; the caller flushes. */
  public RowSink to(PrintWriter out) throws IOException {
    return switch (this) {
      case TABLE -> new TableText(out);
      case CSV -> CsvText.exact(out);
      case JSON -> new JsonText(out);
      case NDJSON -> new NdjsonText(out);
      case SVG -> new SvgChart(out);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
