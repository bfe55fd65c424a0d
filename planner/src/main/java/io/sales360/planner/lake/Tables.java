package io.sales360.planner.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Tables that can be queried, and what is known about those that are not there. */
public interface Tables {

  /** The columns of a table; none where it is absent. */
  Set<String> columns(String table);

  /** Why a table is absent, for people. */
  String reasonWithout(String table);

  /** The last day the data is complete for. */
  LocalDate asOf();

  /** Runs one of our own queries; values are bound, never pasted. */
  void query(String sql, List<?> values, RowSink sink);
}
