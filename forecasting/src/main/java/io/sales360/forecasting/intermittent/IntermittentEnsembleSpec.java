package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * The median of SBA, TSB, ADIDA and IMAPA. Parameters of a fit: those of the members, each after
 * their number.
 */
public record IntermittentEnsembleSpec() implements ForecastSpec {
  private static final List<ForecastSpec> MEMBERS =
      List.of(
          CrostonSpec.sba(), TsbSpec.standard(), AggregationSpec.adida(), AggregationSpec.imapa());

  @Override
  public String name() {
    return "intermittent";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    IntermittentFit.observed(history, name());
    return combined(history, MEMBERS.stream().map(member -> member.fit(history)).toList());
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    FittedModel[] fits = new FittedModel[MEMBERS.size()];
    int at = 0;
    for (int i = 0; i < fits.length; i++) {
      int end = at + 1 + (int) parameters[at];
      fits[i] =
          MEMBERS.get(i).restore(history, past, known, Arrays.copyOfRange(parameters, at + 1, end));
      at = end;
    }
    return combined(history, List.of(fits));
  }

  private FittedModel combined(TimeSeries history, List<FittedModel> fits) {
    double[] means = new double[fits.size()];
    double[] parameters = new double[0];
    int searched = 0;
    for (int i = 0; i < means.length; i++) {
      FittedModel fit = fits.get(i);
      means[i] = ((IntermittentFit) fit).mean();
      double[] own = fit.parameters();
      int at = parameters.length;
      parameters = Arrays.copyOf(parameters, at + 1 + own.length);
      parameters[at] = own.length;
      System.arraycopy(own, 0, parameters, at + 1, own.length);
      searched += fit.report().parameterCount() - 1;
    }
    double[] fitted = new double[history.observed()];
    int seen = 0;
    for (int t = 0; t < history.length(); t++) {
      if (!history.isMissing(t)) {
        int period = t;
        double[] errors =
            fits.stream().mapToDouble(fit -> fit.report().residuals().value(period)).toArray();
        fitted[seen++] = history.value(t) - median(errors);
      }
    }
    return new IntermittentFit(
        this, history, parameters, new DemandRate(median(means), fitted), searched);
  }

  /** NaN if any is. */
  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return Double.isNaN(sorted[n - 1])
        ? Double.NaN
        : sorted[(n - 1) / 2] + (sorted[n / 2] - sorted[(n - 1) / 2]) / 2;
  }
}
