package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known about a series before any model sees it.
 *
 * @param series the series that was looked at
 * @param observed periods with a value
 * @param zeros periods with a zero
 * @param demand how often and how evenly there is demand
 * @param findings what is odd, by kind and then by period
 */
public record Diagnosis(
    TimeSeries series, int observed, int zeros, DemandClass demand, List<Finding> findings)
    implements Serializable {
  /** Periods at the end in which an outlier and a new level look alike. */
  private static final int LATEST = 4;

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
   * Whether a finding can be cleaned away: outliers, stock-outs and zeros before the first demand,
   * but no outlier of the last four periods, since it may be the beginning of something new.
   */
  public boolean isCleanable(Finding finding) {
    boolean isLate = finding.from() >= series.length() - LATEST;
    return finding.kind() == Finding.Kind.OUTLIER ? !isLate : Cleaning.ALL.covers(finding.kind());
  }

  /** The series with every finding cleaned that is of a kind to be cleaned and can be. */
  public TimeSeries cleaned(Cleaning cleaning) {
    return cleaned(finding -> cleaning.covers(finding.kind()));
  }

  /**
   * The series with some findings cleaned: outliers become what was expected, zeros of stock-outs
   * and before the first demand become missing, since nobody knows what would have been sold. Gaps,
   * level shifts and zeros at the end stay: models deal with the former, and nobody can tell a
   * product that is out of stock from one that has ended.
   *
   * @param chosen which findings; those that cannot be cleaned are left alone
   */
  public TimeSeries cleaned(Predicate<Finding> chosen) {
    double[] values = series.toArray();
    for (Finding finding : findings) {
      if (!isCleanable(finding) || !chosen.test(finding)) {
        continue;
      }
      for (int t = finding.from(); t <= finding.to(); t++) {
        values[t] =
            finding.kind() == Finding.Kind.OUTLIER ? values[t] - finding.size() : Double.NaN;
      }
    }
    return series.withValues(values);
  }
}
