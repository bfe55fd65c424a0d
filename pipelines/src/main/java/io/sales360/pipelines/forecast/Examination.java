package io.sales360.pipelines.forecast;

import io.sales360.common.mart.DimForecastSeries.DemandClass;
import io.sales360.common.mart.FctSeriesFinding;
import io.sales360.common.mart.FctSeriesFinding.Action;
import io.sales360.common.mart.FctSeriesFinding.Kind;
import io.sales360.common.product.ForecastPlan.Cleaning;
import io.sales360.common.schema.RecordSchema;
import io.sales360.forecasting.diagnosis.Diagnosis;
import io.sales360.forecasting.diagnosis.Finding;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What was found odd about the history of a series, and what was done about it.
 *
 * @param observed periods with a value
 * @param zeros periods with a zero
 */
@DefaultSchema(RecordSchema.class)
record Examination(DemandClass demand, long observed, long zeros, List<Found> findings)
    implements Serializable {
  Examination {
    findings = List.copyOf(findings);
  }

  /**
   * One finding.
   *
   * @param from first period concerned, counted from 0
   * @param to last period concerned
   * @param size as in {@link FctSeriesFinding}
   */
  @DefaultSchema(RecordSchema.class)
  record Found(Kind kind, int from, int to, double size, Action action) implements Serializable {}

  /**
   * An examined series and what models learn from.
   *
   * @param learned the series, cleaned as far as the plan says and its promotions allow
   */
  record Result(Examination examination, TimeSeries learned) {}

  /** A series that no model learns from: nothing is done about what is found. */
  static Examination of(Diagnosis diagnosis) {
    return of(diagnosis, Cleaning.NONE, KnownRegressors.none()).examination();
  }

  /**
   * A series and what is known about its periods: an outlier while a promotion runs is what models
   * must learn from.
   */
  static Result of(Diagnosis diagnosis, Cleaning cleaning, KnownRegressors known) {
    List<Found> found = new ArrayList<>();
    List<Finding> cleaned = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      Action action = action(diagnosis, finding, cleaning, known);
      if (action == Action.REPLACED || action == Action.MADE_MISSING) {
        cleaned.add(finding);
      }
      found.add(
          new Found(
              Kind.valueOf(finding.kind().name()),
              finding.from(),
              finding.to(),
              finding.size(),
              action));
    }
    Examination examination =
        new Examination(
            DemandClass.valueOf(diagnosis.demand().name()),
            diagnosis.observed(),
            diagnosis.zeros(),
            found);
    return new Result(examination, diagnosis.cleaned(cleaned::contains));
  }

  private static Action action(
      Diagnosis diagnosis, Finding finding, Cleaning cleaning, KnownRegressors known) {
    boolean covered =
        io.sales360.forecasting.diagnosis.Cleaning.valueOf(cleaning.name()).covers(finding.kind());
    if (!covered) {
      return Action.REPORTED;
    }
    if (finding.kind() != Finding.Kind.OUTLIER) {
      return Action.MADE_MISSING;
    }
    if (!diagnosis.isCleanable(finding)) {
      return Action.KEPT_AT_END;
    }
    return isPromoted(known, finding.from()) ? Action.KEPT_FOR_PROMOTION : Action.REPLACED;
  }

  private static boolean isPromoted(KnownRegressors known, int t) {
    for (int column = 0; column < known.names().size(); column++) {
      if (known.names().get(column).startsWith("promotions") && known.value(column, t) > 0) {
        return true;
      }
    }
    return false;
  }
}
