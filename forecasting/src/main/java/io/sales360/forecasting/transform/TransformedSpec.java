package io.sales360.forecasting.transform;

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
 * Any spec on the logarithms or Box-Cox powers of a positive series. Quantiles are transformed back
 * as they are; means too, unless they are to be corrected for the bend of the scale.
 *
 * <p>Parameters of a fit: the power, the unit, then those of the inner fit.
 *
 * @param scale how the power is found
 * @param biasAdjusted whether the published mean is the mean; else it is the median, which absolute
 *     errors reward
 * @param inner the spec that sees the transformed series
 */
public record TransformedSpec(Scale scale, boolean biasAdjusted, ForecastSpec inner)
    implements ForecastSpec {
  /** How the power is found. */
  public enum Scale {
    /** Always the logarithm. */
    LOG("log"),
    /** By Guerrero's method, between the logarithm and the plain values. */
    BOX_COX("boxcox");

    private final String word;

    Scale(String word) {
      this.word = word;
    }
  }

  /** A spec on logarithms. */
  public static TransformedSpec log(ForecastSpec inner) {
    return new TransformedSpec(Scale.LOG, false, inner);
  }

  /** A spec on Box-Cox powers between 0 and 1. */
  public static TransformedSpec boxCox(ForecastSpec inner) {
    return new TransformedSpec(Scale.BOX_COX, false, inner);
  }

  /** The same with means corrected. */
  public TransformedSpec withBiasAdjusted() {
    return new TransformedSpec(scale, true, inner);
  }

  @Override
  public String name() {
    return scale.word + (biasAdjusted ? "+" : "") + "-" + inner.name();
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    if (history.observed() == 0) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          Cause.EMPTY,
          "it has no observation.\nMaybe its filter matches nothing.");
    }
    double sum = 0;
    for (int t = 0; t < history.length(); t++) {
      if (history.value(t) <= 0) {
        throw new UnfittableSeriesException(
            history.seriesId(),
            name(),
            Cause.OUT_OF_DOMAIN,
            "its value at index "
                + t
                + " ("
                + history.value(t)
                + ") must be positive.\nMaybe use the spec without transformation.");
      }
      sum += history.isMissing(t) ? 0 : history.value(t);
    }
    double lambda = 0;
    if (scale == Scale.BOX_COX) {
      lambda = BoxCox.guerrero(Gaps.filled(history), history.seasonLength(), 0, 1);
    }
    BoxCox boxCox = new BoxCox(lambda, sum / history.observed());
    return new TransformedFit(this, history, boxCox, inner.fit(transformed(history, boxCox)));
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    BoxCox boxCox = new BoxCox(parameters[0], parameters[1]);
    double[] rest = Arrays.copyOfRange(parameters, 2, parameters.length);
    FittedModel fit = inner.restore(transformed(history, boxCox), past, known, rest);
    return new TransformedFit(this, history, boxCox, fit);
  }

  private static TimeSeries transformed(TimeSeries history, BoxCox boxCox) {
    double[] values = history.toArray();
    double least = Double.MIN_NORMAL * 1e10;
    for (int t = 0; t < values.length; t++) {
      values[t] = boxCox.apply(values[t] <= 0 ? least : values[t]);
    }
    return history.withValues(values);
  }
}
