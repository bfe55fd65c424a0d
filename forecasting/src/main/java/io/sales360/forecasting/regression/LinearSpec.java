package io.sales360.forecasting.regression;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.Arrays;

/**
 * Linear regression on trend, harmonics of the season, lags of the series, working days where the
 * series has a calendar, and all regressors passed. Longer horizons feed forecasts back as lags.
 * Past regressors enter with the value of the period before; over the horizon the last one known
 * goes on. Gaps in the series are filled first.
 *
 * <p>Regressors that never change, and under plain least squares those that others imply, get the
 * coefficient 0 and a note in the report. With fewer rows than twice the columns, least squares
 * falls back to a small ridge, with a note.
 *
 * <p>Parameters of a fit: error variance, the number of lags, the lags, the number of harmonics, 1
 * or 0 for working days, the intercept, one coefficient per feature.
 */
public interface LinearSpec extends ForecastSpec {
  /** Fewer rows than this cannot tell a coefficient from noise. */
  int LEAST_ROWS = 16;

  /** Weight of the absolute penalty, per observation of the standardised series. */
  double lasso();

  /** Weight of the squared penalty, likewise. */
  double ridge();

  @Override
  default FittedModel fit(TimeSeries history) {
    return fit(history, PastRegressors.none(), KnownRegressors.none());
  }

  @Override
  default FittedModel fit(TimeSeries history, PastRegressors past, KnownRegressors known) {
    past.requireRows(history.length());
    known.requireRows(history.length(), 0);
    Features features = Features.choose(history, past, known);
    int rows = history.length() - features.firstRow();
    if (history.observed() < LEAST_ROWS || rows < LEAST_ROWS) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          history.observed() == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has "
              + history.observed()
              + " observations and needs "
              + (LEAST_ROWS + features.firstRow())
              + ".\nMaybe use a baseline.");
    }
    double[] values = Gaps.filled(history);
    double[][] x = features.rows(history, values, past, known);
    double[] y = Arrays.copyOfRange(values, features.firstRow(), values.length);
    Coefficients coefficients = LinearEngine.fit(this, history.seriesId(), x, y);
    return new ElasticNetFit(this, history, past, known, features, coefficients);
  }

  @Override
  default FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    Features features = Features.read(parameters, past, known);
    Coefficients coefficients = Coefficients.read(parameters, features);
    return new ElasticNetFit(this, history, past, known, features, coefficients);
  }
}
