package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What is known about a series before any model sees it.
 *
 * @param series the series that was looked at
 * @param observed periods with a value
 * @param zeros periods with a zero
 * @param demand how often and how evenly there is demand
 * @param findings what is odd, by kind and then by period
 * @param expected what each period would be without outliers; NaN where nothing can be said
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Diagnosis(
    TimeSeries series,
    int observed,
    int zeros,
    DemandClass demand,
    List<Finding> findings,
    double[] expected)
    implements Serializable {
  /** Copies the findings. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** The findings of one kind. */
  public List<Finding> findings(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }

  /** Whether there is a finding of this kind. */
  public boolean has(Finding.Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }

  /**
   * The series with outliers replaced by what was expected and stock-outs missing, since nobody
   * knows what would have been sold. Gaps and level shifts stay: models deal with them.
   */
  public TimeSeries cleaned() {
    double[] values = series.toArray();
    for (Finding finding : findings) {
      if (finding.kind() == Finding.Kind.STOCK_OUT) {
        Arrays.fill(values, finding.from(), finding.to() + 1, Double.NaN);
      } else if (finding.kind() == Finding.Kind.OUTLIER) {
        values[finding.from()] = expected[finding.from()];
      }
    }
    return series.withValues(values);
  }
}
