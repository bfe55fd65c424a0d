package io.sales360.common.contract;

import io.sales360.common.quality.QualityResult.Category;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One rule over a row.
 *
 * @param name stable name, the same as in violations
 * @param column column it is about
 * @param severity what breaking it does
 * @param category what kind of quality it is about
 * @param limit share (0 to 1) of the rows that may break it before a warning is raised
 * @param check null for a row that honours it
 */
record Rule(
    String name,
    String column,
    Severity severity,
    Category category,
    BigDecimal limit,
    Check check) {

  /** The test itself. */
  interface Check {
    @Nullable Violation apply(Record row);
  }

  @Nullable Violation check(Record row) {
    return check.apply(row);
  }
}
