package io.sales360.forecasting;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ReasonCode;
import io.sales360.forecasting.selection.SeriesForecast;
import java.util.List;

/** What every model and plan promises for any series, and how one broke it. */
public final class Promises {
  /** How a series ended under one model. */
  public enum Outcome {
    FORECAST,
    REFUSED,
    BROKEN
  }

  /**
   * The end and, if a promise was broken, how.
   *
   * @param complaint empty unless broken
   */
  public record Verdict(Outcome outcome, String complaint) {
    boolean isBroken() {
      return outcome == Outcome.BROKEN;
    }
  }

  private static final Horizon HORIZON = Horizon.of(8);

  private Promises() {}

  /** A finite forecast with ascending quantiles and finite paths, or a typed refusal. */
  public static Verdict of(ForecastSpec spec, TimeSeries series) {
    try {
      FittedModel fit = spec.fit(series);
      Forecast forecast = fit.forecast(HORIZON, QuantileLevels.standard());
      fit.simulate(HORIZON, 2, 1L);
      String complaint = complaint(forecast.steps(), false);
      return complaint.isEmpty()
          ? new Verdict(Outcome.FORECAST, "")
          : broken(spec.name(), series, complaint);
    } catch (UnfittableSeriesException refused) {
      boolean advises = refused.getMessage().contains("\nMaybe");
      return advises
          ? new Verdict(Outcome.REFUSED, "")
          : broken(spec.name(), series, "no advice in: " + refused.getMessage());
    } catch (RuntimeException | StackOverflowError thrown) {
      return broken(spec.name(), series, told(thrown));
    }
  }

  /** A finite forecast that is never negative where the plan says so; empty only with a reason. */
  public static Verdict of(String name, AutoForecastSpec plan, TimeSeries series) {
    try {
      SeriesForecast forecast = plan.forecast(series, HORIZON);
      if (forecast.reason() == ReasonCode.EMPTY) {
        return series.observed() == 0
            ? new Verdict(Outcome.REFUSED, "")
            : broken(name, series, "called empty with " + series.observed() + " observations");
      }
      String complaint = complaint(forecast.steps(), plan.nonNegative());
      return complaint.isEmpty()
          ? new Verdict(Outcome.FORECAST, "")
          : broken(name, series, forecast.model() + " " + complaint);
    } catch (RuntimeException | StackOverflowError thrown) {
      return broken(name, series, told(thrown));
    }
  }

  private static String complaint(List<Step> steps, boolean nonNegative) {
    if (steps.size() != HORIZON.steps()) {
      return steps.size() + " steps instead of " + HORIZON.steps();
    }
    for (Step step : steps) {
      double[] quantiles = step.quantiles().toArray();
      double least = Math.min(step.mean(), quantiles[0]);
      if (!Double.isFinite(step.mean() + quantiles[0] + quantiles[quantiles.length - 1])) {
        return "not finite at step " + step.h();
      }
      for (int i = 1; i < quantiles.length; i++) {
        if (quantiles[i] < quantiles[i - 1]) {
          return "quantiles cross at step " + step.h();
        }
      }
      if (nonNegative && least < 0) {
        return "below zero (" + least + ") at step " + step.h();
      }
    }
    return "";
  }

  private static Verdict broken(String name, TimeSeries series, String complaint) {
    return new Verdict(Outcome.BROKEN, series.seriesId() + " under " + name + ": " + complaint);
  }

  private static String told(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    StringBuilder text = new StringBuilder(thrown.toString().replace('\n', ' '));
    for (int i = 0; i < Math.min(6, stack.length); i++) {
      text.append(" < ").append(stack[i]);
    }
    return text.toString();
  }
}
