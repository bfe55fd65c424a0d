package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.evaluation.Accuracy;
import io.sales360.forecasting.evaluation.NaiveTwo;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums of the measures of one contender over one group, series by series. */
final class ScoreSum {
  private static final int LEVEL = 95;

  private int series;
  private int judged;
  private int scaled;
  private int unscaled;
  private int missing;
  private int fallbacks;
  private int failures;
  private double smape;
  private double mase;
  private double rmsse;
  private double msis;
  private double naiveSmape;
  private double naiveMase;
  private double absoluteErrors;
  private double seasonalErrors;
  private double signedErrors;
  private double size;
  private double pinball;
  private double held;
  private long cpuNanos;
  private int[] inside = new int[0];
  private int[] steps = new int[0];

  void add(BenchmarkSeries one, Contender.Answer answer) {
    series++;
    cpuNanos += answer.cpuNanos();
    fallbacks += answer.fallback() == null ? 0 : 1;
    if (isBroken(one, answer)) {
      failures++;
      return;
    }
    double[] actuals = one.actuals();
    int known = 0;
    for (double actual : actuals) {
      known += Double.isNaN(actual) ? 0 : 1;
    }
    missing += actuals.length - known;
    if (known == 0 || one.history().observed() == 0) {
      return;
    }
    judged++;
    double[] means = answer.steps().stream().mapToDouble(Step::mean).toArray();
    addPooled(one, answer, means);
    addScaled(one, answer, means);
  }

  private static boolean isBroken(BenchmarkSeries one, Contender.Answer answer) {
    return answer.steps().size() != one.horizon()
        || (one.isNonNegative()
            && answer.steps().stream()
                .anyMatch(
                    s -> s.mean() < 0 || (s.quantiles().size() > 0 && s.quantiles().value(0) < 0)));
  }

  private void addPooled(BenchmarkSeries one, Contender.Answer answer, double[] means) {
    double[] actuals = one.actuals();
    Forecast seasonal =
        BaselineSpec.seasonalNaive()
            .fit(one.history().withSeasonLength(Math.max(1, one.scoringSeason())))
            .forecast(Horizon.of(actuals.length), Levels.none());
    inside = grown(inside, actuals.length);
    steps = grown(steps, actuals.length);
    for (int h = 0; h < actuals.length; h++) {
      double actual = actuals[h];
      if (Double.isNaN(actual)) {
        continue;
      }
      absoluteErrors += Math.abs(actual - means[h]);
      seasonalErrors += Math.abs(actual - seasonal.step(h + 1).mean());
      signedErrors += means[h] - actual;
      size += Math.abs(actual);
      Quantiles quantiles = answer.steps().get(h).quantiles();
      pinball += 2 * Accuracy.pinball(actual, quantiles);
      held += answer.held();
      inside[h] += answer.steps().get(h).interval(LEVEL).contains(actual) ? 1 : 0;
      steps[h]++;
    }
  }

  private void addScaled(BenchmarkSeries one, Contender.Answer answer, double[] means) {
    double[] actuals = one.actuals();
    double[] history = one.history().toArray();
    double[] complete = Gaps.filled(one.history());
    double[] naive = NaiveTwo.forecast(complete, one.scoringSeason(), actuals.length);
    smape += Accuracy.smape(actuals, means);
    naiveSmape += Accuracy.smape(actuals, naive);
    int m = one.scoringSeason() < history.length ? one.scoringSeason() : 1;
    double scale = Accuracy.seasonalScale(history, m);
    if (!(scale > 0)) {
      unscaled++;
      return;
    }
    scaled++;
    mase += Accuracy.mase(history, m, actuals, means);
    naiveMase += Accuracy.mase(history, m, actuals, naive);
    rmsse += Accuracy.rmsse(history, m, actuals, means);
    List<Interval> intervals = new ArrayList<>();
    for (Step step : answer.steps()) {
      intervals.add(step.interval(LEVEL));
    }
    msis += Accuracy.msis(history, m, actuals, intervals);
  }

  private static int[] grown(int[] counts, int length) {
    return counts.length < length ? Arrays.copyOf(counts, length) : counts;
  }

  /** Adds another group's sums, for the row over all series. */
  void add(ScoreSum other) {
    series += other.series;
    judged += other.judged;
    scaled += other.scaled;
    unscaled += other.unscaled;
    missing += other.missing;
    fallbacks += other.fallbacks;
    failures += other.failures;
    smape += other.smape;
    mase += other.mase;
    rmsse += other.rmsse;
    msis += other.msis;
    naiveSmape += other.naiveSmape;
    naiveMase += other.naiveMase;
    absoluteErrors += other.absoluteErrors;
    seasonalErrors += other.seasonalErrors;
    signedErrors += other.signedErrors;
    size += other.size;
    pinball += other.pinball;
    held += other.held;
    cpuNanos += other.cpuNanos;
    inside = grown(inside, other.inside.length);
    steps = grown(steps, other.steps.length);
    for (int h = 0; h < other.steps.length; h++) {
      inside[h] += other.inside[h];
      steps[h] += other.steps[h];
    }
  }

  ScoreRow row(String group, String contender) {
    int allInside = 0;
    int allSteps = 0;
    double least = Double.NaN;
    for (int h = 0; h < steps.length; h++) {
      allInside += inside[h];
      allSteps += steps[h];
      double here = inside[h] / (double) steps[h];
      least = Double.isNaN(least) ? here : Math.min(least, here);
    }
    return new ScoreRow(
        group,
        contender,
        series,
        smape / judged,
        mase / scaled,
        rmsse / scaled,
        Accuracy.owa(smape / judged, mase / scaled, naiveSmape / judged, naiveMase / scaled),
        absoluteErrors / size,
        signedErrors / size,
        1 - absoluteErrors / seasonalErrors,
        pinball / size,
        allInside / (double) allSteps,
        least,
        held / allSteps,
        msis / scaled,
        unscaled,
        missing,
        fallbacks,
        failures,
        cpuNanos / 1e6 / series);
  }
}
