package io.sales360.pipelines.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Strings the points of one series together, period by period. */
final class SeriesString {
  private final PanelPlan panel;
  private final LocalDate first;
  private final LocalDate last;
  private final TreeMap<LocalDate, BigDecimal> values = new TreeMap<>();
  private BigDecimal units = BigDecimal.ZERO;
  private @Nullable SeriesPoint any;

  SeriesString(PanelPlan panel, LocalDate firstDay, LocalDate cutoff) {
    Periods periods = new Periods(panel.grain());
    this.panel = panel;
    this.first = periods.firstComplete(firstDay);
    this.last = periods.lastComplete(cutoff);
  }

  void add(SeriesPoint point) {
    any = point;
    if (!point.period().isBefore(first) && !point.period().isAfter(last)) {
      values.merge(point.period(), point.value(), BigDecimal::add);
      units = units.add(point.units());
    }
  }

  /** From the first period with a sale to the last complete one; empty if there is none. */
  SeriesHistory history() {
    if (any == null) {
      throw new IllegalStateException("A series has at least one point.");
    }
    LocalDate start = values.isEmpty() ? last : values.firstKey();
    List<BigDecimal> dense = new ArrayList<>();
    if (!values.isEmpty()) {
      Periods periods = new Periods(panel.grain());
      int length = periods.between(start, last) + 1;
      for (int t = 0; t < length; t++) {
        dense.add(values.getOrDefault(periods.plus(start, t), BigDecimal.ZERO));
      }
    }
    return new SeriesHistory(
        any.key(),
        any.isLeaf(),
        panel.levels().contains(any.key().level()),
        start,
        dense,
        dense.isEmpty() ? 0 : units.doubleValue() / dense.size());
  }
}
