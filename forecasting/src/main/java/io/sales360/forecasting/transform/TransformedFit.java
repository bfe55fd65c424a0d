package io.sales360.forecasting.transform;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** A fit on another scale and the way back. */
final class TransformedFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  /**
   * How many ranges of the transformed history a forecast may leave it by: beyond, the way back
   * would turn doubtful extrapolation into astronomic numbers.
   */
  private static final double REACH = 2;

  private static final QuantileLevels DECILES = QuantileLevels.of(0.1, 0.9);

  private final TransformedSpec spec;
  private final TimeSeries history;
  private final BoxCox boxCox;
  private final FittedModel inner;
  private final FitReport report;
  private final double least;
  private final double most;

  TransformedFit(TransformedSpec spec, TimeSeries history, BoxCox boxCox, FittedModel inner) {
    this.spec = new TransformedSpec(spec.scale(), spec.biasAdjusted(), inner.spec());
    this.history = history;
    this.boxCox = boxCox;
    this.inner = inner;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double[] errors = new double[history.length()];
    for (int t = 0; t < errors.length; t++) {
      double value = inner.history().value(t);
      errors[t] = history.value(t) - back(value - inner.report().residuals().value(t));
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    this.least = low - REACH * (high - low);
    this.most = high + REACH * (high - low);
    FitReport plain = inner.report();
    this.report =
        new FitReport(
            plain.sigma2(),
            plain.logLik(),
            plain.aicc(),
            plain.parameterCount(),
            Residuals.of(errors),
            plain.evaluations(),
            plain.converged(),
            plain.notes());
  }

  private double back(double transformed) {
    return Math.min(Double.MAX_VALUE, boxCox.invert(transformed));
  }

  @Override
  public TransformedSpec spec() {
    return spec;
  }

  /** The report of the inner fit, on its scale but for the residuals. */
  @Override
  public FitReport report() {
    return report;
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public double[] parameters() {
    double[] rest = inner.parameters();
    double[] all = new double[2 + rest.length];
    all[0] = boxCox.lambda();
    all[1] = boxCox.unit();
    System.arraycopy(rest, 0, all, 2, rest.length);
    return all;
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    Forecast plain = inner.forecast(horizon, levels);
    Forecast spread = spec.biasAdjusted() ? inner.forecast(horizon, DECILES) : plain;
    List<Step> steps = new ArrayList<>(horizon.steps());
    for (Step step : plain.steps()) {
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = back(within(values[i]));
      }
      double mean = within(step.mean());
      double published = spec.biasAdjusted() ? mean(mean, spread.step(step.h())) : back(mean);
      steps.add(new Step(step.h(), step.period(), published, Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  private double mean(double mean, Step spread) {
    double width = within(spread.quantiles().value(1)) - within(spread.quantiles().value(0));
    return boxCox.invertMean(mean, width / (2 * NormalNumbers.quantile(0.9)));
  }

  private double within(double transformed) {
    return Math.min(most, Math.max(least, transformed));
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SamplePaths plain = inner.simulate(horizon, paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = back(within(plain.value(i, h)));
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
