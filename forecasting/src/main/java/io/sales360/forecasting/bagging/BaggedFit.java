package io.sales360.forecasting.bagging;

import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Fits of one series and of others like it. */
final class BaggedFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private static final QuantileLevels SPREAD = QuantileLevels.of(0.5, 0.975);
  private static final double UPPER = NormalNumbers.quantile(0.975);

  private final BaggedEtsSpec spec;
  private final TimeSeries history;
  private final int learned;
  private final List<FittedModel> fits;

  BaggedFit(BaggedEtsSpec spec, TimeSeries history, int learned, List<FittedModel> fits) {
    this.spec = spec;
    this.history = history;
    this.learned = learned;
    this.fits = List.copyOf(fits);
  }

  @Override
  public ForecastSpec spec() {
    return spec;
  }

  /** The report of the fit to the series itself. */
  @Override
  public FitReport report() {
    return fits.get(0).report();
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public double[] parameters() {
    List<Double> all = new ArrayList<>();
    all.add((double) learned);
    for (int i = 0; i < fits.size(); i++) {
      FittedModel fit = fits.get(i);
      if (i > 0 && fit == fits.get(0)) {
        all.add(BaggedEtsSpec.ORIGINAL);
        continue;
      }
      all.add((double) BaggedEtsSpec.place((EtsSpec) fit.spec()));
      double[] own = fit.parameters();
      all.add((double) own.length);
      for (double value : own) {
        all.add(value);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The mean of the bags' means, with the mean of their deviations around it. */
  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    double[] means = new double[horizon.steps()];
    double[] deviations = new double[means.length];
    for (FittedModel fit : fits) {
      Forecast one = fit.forecast(horizon, SPREAD);
      for (int h = 1; h <= means.length; h++) {
        Quantiles spread = one.step(h).quantiles();
        means[h - 1] += one.step(h).mean() / fits.size();
        deviations[h - 1] += (spread.value(1) - spread.value(0)) / UPPER / fits.size();
      }
    }
    return LinearInnovations.normal(history, means, deviations, levels);
  }

  /** Each path comes from the next bag. */
  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    int each = (paths + fits.size() - 1) / fits.size();
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < Math.min(paths, fits.size()); i++) {
      SamplePaths one = fits.get(i).simulate(horizon, each, seed + i);
      for (int k = i; k < paths; k += fits.size()) {
        for (int h = 1; h <= horizon.steps(); h++) {
          drawn[k][h - 1] = one.value(k / fits.size(), h);
        }
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
