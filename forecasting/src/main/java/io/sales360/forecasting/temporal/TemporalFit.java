package io.sales360.forecasting.temporal;

import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.reconciliation.GroupedStructure;
import io.sales360.forecasting.reconciliation.Reconciler;
import io.sales360.forecasting.reconciliation.TemporalHierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits of the levels; the last one is that of the series itself. */
final class TemporalFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final TimeSeries history;
  private final TemporalSpec.Weighting weighting;
  private final List<FittedModel> fits;
  private final List<Integer> spans;

  TemporalFit(
      TimeSeries history,
      TemporalSpec.Weighting weighting,
      List<FittedModel> fits,
      List<Integer> spans) {
    this.history = history;
    this.weighting = weighting;
    this.fits = List.copyOf(fits);
    this.spans = List.copyOf(spans);
  }

  private FittedModel finest() {
    return fits.get(fits.size() - 1);
  }

  private TemporalHierarchy hierarchy() {
    return TemporalHierarchy.of(history.seasonLength());
  }

  @Override
  public ForecastSpec spec() {
    List<ForecastSpec> levels = new ArrayList<>();
    for (int span : hierarchy().spans()) {
      int place = spans.indexOf(span);
      levels.add(place < 0 ? finest().spec() : fits.get(place).spec());
    }
    return new TemporalSpec(levels, weighting);
  }

  /** The report of the fit to the series itself. */
  @Override
  public FitReport report() {
    return finest().report();
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public double[] parameters() {
    double[] all = new double[0];
    for (int span : hierarchy().spans()) {
      int place = spans.indexOf(span);
      double[] own = place < 0 ? new double[0] : fits.get(place).parameters();
      int from = all.length;
      all = Arrays.copyOf(all, from + 1 + own.length);
      all[from] = place < 0 ? -1 : own.length;
      System.arraycopy(own, 0, all, from + 1, own.length);
    }
    return all;
  }

  /** What reconciliation adds to the mean of each step of the series' own forecast. */
  private double[] corrections(Horizon horizon, double[] own) {
    int m = history.seasonLength();
    double[] added = new double[horizon.steps()];
    if (m == 1 || spans.size() == 1) {
      return added;
    }
    int cycles = (horizon.steps() + m - 1) / m;
    List<double[]> means = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Horizon all = Horizon.of(cycles * m / spans.get(i));
      means.add(fits.get(i).forecast(all, Levels.none()).means());
    }
    TemporalHierarchy hierarchy = hierarchy();
    GroupedStructure structure = hierarchy.structure();
    Reconciler reconciler = Reconciler.wls(variances(hierarchy)).allowingNegative();
    for (int cycle = 0; cycle < cycles; cycle++) {
      double[] base = new double[structure.nodes()];
      int node = 0;
      for (int span : hierarchy.spans()) {
        int place = spans.indexOf(span);
        for (int k = 0; k < m / span; k++) {
          base[node++] = place < 0 ? Double.NaN : means.get(place)[cycle * m / span + k];
        }
      }
      double[] leaves = reconciler.reconcile(structure, base, new double[m]);
      for (int t = 0; t < m && cycle * m + t < added.length; t++) {
        added[cycle * m + t] = leaves[t] - own[cycle * m + t];
      }
    }
    return added;
  }

  private double[] variances(TemporalHierarchy hierarchy) {
    double[] variances = new double[hierarchy.structure().nodes()];
    int node = 0;
    for (int span : hierarchy.spans()) {
      int place = spans.indexOf(span);
      boolean measured = weighting == TemporalSpec.Weighting.VARIANCE && place >= 0;
      double variance = measured ? fits.get(place).report().residuals().meanSquare() : span;
      Arrays.fill(variances, node, node + history.seasonLength() / span, variance);
      node += history.seasonLength() / span;
    }
    return variances;
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    Forecast own = finest().forecast(horizon, levels);
    double[] added = corrections(horizon, own.means());
    List<Step> steps = new ArrayList<>();
    for (Step step : own.steps()) {
      double shift = added[step.h() - 1];
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += shift;
      }
      steps.add(
          new Step(step.h(), step.period(), step.mean() + shift, Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SamplePaths own = finest().simulate(horizon, paths, seed);
    double[] added = corrections(horizon, finest().forecast(horizon, Levels.none()).means());
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = own.value(i, h) + added[h - 1];
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
