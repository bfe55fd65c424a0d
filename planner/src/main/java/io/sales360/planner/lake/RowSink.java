package io.sales360.planner.lake;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a query one by one, so that no result has to fit into memory. */
public interface RowSink {

  /** Called once, before any row. */
  void begin(List<String> columns) throws IOException;

  /**
   * One row; values are null, Boolean, Long, Integer, Double, BigDecimal, LocalDate, Instant or
   * String.
   */
  void row(List<@Nullable Object> values) throws IOException;

  /** Called once, after the last row. */
  default void end() throws IOException {}
}
