package io.sales360.planner.verify;

import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.ledger.LedgerReport.Line;
import io.sales360.common.ledger.LedgerReport.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds every account of the ledger to its balance: what was read went somewhere, and once. */
final class LedgerCheck {
  private LedgerCheck() {}

  static List<Check> of(LedgerReport ledger) {
    Map<String, Figure> read = new TreeMap<>();
    Map<String, Figure> accounted = new TreeMap<>();
    for (Line line : ledger.lines()) {
      read.put(line.feed(), figure(line.read()));
      accounted.put(line.feed(), accounted(line));
    }
    return Check.ofAll(Check.Part.LEDGER, read, accounted);
  }

  static Figure figure(Tally tally) {
    return new Figure(tally.rows(), tally.amount());
  }

  private static Figure accounted(Line line) {
    Tally missing = line.difference();
    return new Figure(
        Math.subtractExact(line.read().rows(), missing.rows()),
        line.read().amount().subtract(missing.amount()));
  }
}
