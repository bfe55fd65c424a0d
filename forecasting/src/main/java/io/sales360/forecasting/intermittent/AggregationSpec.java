package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;

/**
 * Simple smoothing of sums over several periods, which have fewer zeros. The smoothing constant of
 * each sum is searched between 0.1 and 0.3. Parameters of a fit: the widest block in periods, then
 * the constants from the widest block down.
 */
public record AggregationSpec(Variant variant) implements ForecastSpec {
  /** Which blocks. */
  public enum Variant {
    /** Blocks as wide as the mean interval between demands. Nikolopoulos et al. (2011). */
    ADIDA("adida"),
    /**
     * The mean over all widths from 1 to the mean interval. Petropoulos &amp; Kourentzes (2015).
     */
    IMAPA("imapa");

    private final String word;

    Variant(String word) {
      this.word = word;
    }
  }

  /** Aggregate, disaggregate. */
  public static AggregationSpec adida() {
    return new AggregationSpec(Variant.ADIDA);
  }

  /** The mean over several aggregations. */
  public static AggregationSpec imapa() {
    return new AggregationSpec(Variant.IMAPA);
  }

  @Override
  public String name() {
    return variant.word;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    double[] y = IntermittentFit.observed(history, name());
    int widest = DemandRate.meanInterval(y);
    int widths = variant == Variant.ADIDA ? 1 : widest;
    double[] parameters = new double[1 + widths];
    parameters[0] = widest;
    for (int i = 0; i < widths; i++) {
      parameters[1 + i] = DemandRate.bestAlpha(DemandRate.blocks(y, widest - i));
    }
    return new IntermittentFit(this, history, parameters, rate(y, parameters), widths);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    double[] y = IntermittentFit.observed(history, name());
    return new IntermittentFit(
        this, history, parameters.clone(), rate(y, parameters), parameters.length - 1);
  }

  /** The mean over the widths; in the history over those that had a forecast. */
  private static DemandRate rate(double[] y, double[] parameters) {
    int widest = (int) parameters[0];
    int widths = parameters.length - 1;
    double mean = 0;
    double[] fitted = new double[y.length];
    int[] known = new int[y.length];
    for (int i = 0; i < widths; i++) {
      DemandRate one = DemandRate.aggregated(y, widest - i, parameters[1 + i]);
      mean += one.mean() / widths;
      for (int t = 0; t < y.length; t++) {
        if (!Double.isNaN(one.fitted(t))) {
          fitted[t] += one.fitted(t);
          known[t]++;
        }
      }
    }
    for (int t = 0; t < y.length; t++) {
      fitted[t] = known[t] == 0 ? Double.NaN : fitted[t] / known[t];
    }
    return new DemandRate(mean, fitted);
  }
}
