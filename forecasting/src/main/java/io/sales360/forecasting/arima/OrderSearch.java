package io.sales360.forecasting.arima;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The choice of differences and orders for one series. */
final class OrderSearch {
  /** Roots closer to the unit circle give forecasts that hang on the last digit. */
  private static final double LEAST_ROOT = 1.01;

  private static final int MAX_MODELS = 94;
  private static final int MAX_TOTAL = 5;

  /** The steps of the walk, (p, q, P, Q), in the order they are tried. */
  private static final int[][] STEPS = {
    {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
    {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
    {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0},
  };

  private final AutoArimaSpec plan;
  private final TimeSeries history;
  private final TimeSeries filled;
  private final KnownRegressors known;
  private final int m;
  private final Map<ArimaSpec, Candidate> tried = new HashMap<>();
  private final Map<Boolean, ArimaProblem> problems = new HashMap<>();
  private int evaluations;

  /** Orders that were tried. */
  private record Candidate(ArimaSpec spec, @Nullable ArmaEstimate estimate, double aicc) {}

  OrderSearch(AutoArimaSpec plan, TimeSeries history, KnownRegressors known) {
    this.plan = plan;
    this.history = history;
    this.filled = history.withValues(Gaps.filled(history));
    this.known = known;
    this.m = history.seasonLength();
  }

  ArimaFit run() {
    RegressionFrame regression = new RegressionFrame(filled, known);
    ArimaSpec frame = regression.chosen(m > 1 ? plan.maxDWithSeason() : plan.maxD());
    double[] w =
        Differences.of(regression.withoutRegression(frame), frame.d(), frame.seasonalD(), m);
    Candidate best =
        DifferenceTests.isConstant(w)
            ? attempt(frame.withConstant(frame.d() + frame.seasonalD() <= 1))
            : plan.stepwise() ? walk(frame) : everything(frame);
    return finished(frame, best);
  }

  private boolean mayHaveConstant(ArimaSpec frame) {
    return frame.d() + frame.seasonalD() <= 1;
  }

  private Candidate walk(ArimaSpec frame) {
    boolean constant = mayHaveConstant(frame);
    int n = history.observed();
    int most = Math.min(plan.maxP(), n / 3);
    int mostSeasonal = seasonalLimit(n);
    int two = Math.min(2, most);
    int one = Math.min(1, most);
    int season = Math.min(1, mostSeasonal);
    Candidate best = attempt(orders(frame, two, two, season, season, constant));
    best = better(best, attempt(orders(frame, 0, 0, 0, 0, constant)));
    best = better(best, attempt(orders(frame, one, 0, season, 0, constant)));
    best = better(best, attempt(orders(frame, 0, one, 0, season, constant)));
    best = better(best, attempt(orders(frame, 0, 0, 0, 0, false)));
    Candidate next = best;
    while (next != null && tried.size() < MAX_MODELS) {
      best = next;
      next = improved(best, most, mostSeasonal, constant);
    }
    return best;
  }

  /** The first neighbour that beats the given candidate. */
  private @Nullable Candidate improved(
      Candidate best, int most, int mostSeasonal, boolean constant) {
    ArimaSpec at = best.spec;
    for (int[] step : STEPS) {
      ArimaSpec next = stepped(at, step, most, mostSeasonal);
      Candidate found = next == null || tried.containsKey(next) ? best : attempt(next);
      if (found.aicc < best.aicc) {
        return found;
      }
    }
    Candidate turned = constant ? attempt(at.withConstant(!at.constant())) : best;
    return turned.aicc < best.aicc ? turned : null;
  }

  private int seasonalLimit(int n) {
    return m < 2 || m >= RegressionFrame.LONG_SEASON ? 0 : Math.min(plan.maxSeasonal(), n / 3 / m);
  }

  private static @Nullable ArimaSpec stepped(ArimaSpec at, int[] step, int most, int mostSeasonal) {
    int p = at.p() + step[0];
    int q = at.q() + step[1];
    int bigP = at.seasonalP() + step[2];
    int bigQ = at.seasonalQ() + step[3];
    boolean inside =
        Math.min(Math.min(p, q), Math.min(bigP, bigQ)) >= 0
            && Math.max(p, q) <= most
            && Math.max(bigP, bigQ) <= mostSeasonal;
    return inside ? orders(at, p, q, bigP, bigQ, at.constant()) : null;
  }

  private Candidate everything(ArimaSpec frame) {
    int n = history.observed();
    int most = Math.min(plan.maxP(), n / 3);
    int mostSeasonal = seasonalLimit(n);
    Candidate best = attempt(orders(frame, 0, 0, 0, 0, false));
    for (int c = 0; c <= (mayHaveConstant(frame) ? 1 : 0); c++) {
      for (int bigP = 0; bigP <= mostSeasonal; bigP++) {
        for (int bigQ = 0; bigQ <= mostSeasonal; bigQ++) {
          for (int p = 0; p <= most; p++) {
            for (int q = 0; q <= most && p + q + bigP + bigQ <= MAX_TOTAL; q++) {
              best = better(best, attempt(orders(frame, p, q, bigP, bigQ, c == 1)));
            }
          }
        }
      }
    }
    return best;
  }

  private static ArimaSpec orders(
      ArimaSpec frame, int p, int q, int bigP, int bigQ, boolean constant) {
    return new ArimaSpec(
        p,
        frame.d(),
        q,
        bigP,
        frame.seasonalD(),
        bigQ,
        constant,
        frame.harmonics(),
        frame.estimation());
  }

  private static Candidate better(Candidate best, Candidate other) {
    return other.aicc < best.aicc ? other : best;
  }

  private Candidate attempt(ArimaSpec spec) {
    Candidate earlier = tried.get(spec);
    if (earlier != null) {
      return earlier;
    }
    Candidate candidate = estimated(spec);
    tried.put(spec, candidate);
    return candidate;
  }

  private Candidate estimated(ArimaSpec spec) {
    ArmaOrders orders = spec.orders(m);
    int n = filled.length() - spec.d() - m * spec.seasonalD();
    int parameters =
        orders.free() + (spec.constant() ? 1 : 0) + 2 * spec.harmonics() + known.names().size() + 1;
    if (n - parameters - 1 <= 0) {
      return new Candidate(spec, null, Double.POSITIVE_INFINITY);
    }
    ArmaEstimate estimate =
        problem(spec).estimate(orders, Estimation.ML, List.of(), Effort.COMPARE);
    evaluations += estimate.evaluations();
    double aicc = FitReport.aicc(estimate.logLik(), parameters, n);
    boolean sound = isSound(orders, estimate) && !Double.isNaN(aicc);
    return new Candidate(spec, estimate, sound ? aicc : Double.POSITIVE_INFINITY);
  }

  private ArimaProblem problem(ArimaSpec spec) {
    return problems.computeIfAbsent(spec.constant(), key -> new ArimaProblem(spec, filled, known));
  }

  private static boolean isSound(ArmaOrders orders, ArmaEstimate estimate) {
    return PartialCorrelations.rootsOutside(orders.ar(estimate.arma()), LEAST_ROOT)
        && PartialCorrelations.rootsOutside(negated(orders.ma(estimate.arma())), LEAST_ROOT);
  }

  private static double[] negated(double[] values) {
    double[] turned = values.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = -turned[i];
    }
    return turned;
  }

  /** The choice estimated again with more effort, on the series as it is. */
  private ArimaFit finished(ArimaSpec frame, Candidate best) {
    ArmaEstimate rough = best.estimate;
    ArimaSpec spec = best.spec;
    if (rough == null || best.aicc == Double.POSITIVE_INFINITY) {
      return simplest(frame);
    }
    if (history.observed() < history.length()) {
      return estimatedWithGaps(frame, spec);
    }
    ArmaOrders orders = spec.orders(m);
    double[] warm = PartialCorrelations.toFree(orders, rough.arma());
    ArmaEstimate fine =
        problem(spec).estimate(orders, Estimation.ML, List.of(warm), Effort.ESTIMATE);
    evaluations += fine.evaluations();
    ArmaEstimate kept = isSound(orders, fine) && fine.logLik() > rough.logLik() ? fine : rough;
    return spec.fitted(
        history,
        known,
        new ArmaEstimate(
            kept.arma(), kept.beta(), kept.sigma2(), kept.logLik(), evaluations, kept.converged()));
  }

  private ArimaFit estimatedWithGaps(ArimaSpec frame, ArimaSpec spec) {
    try {
      return (ArimaFit) spec.fit(history, PastRegressors.none(), known);
    } catch (UnfittableSeriesException tooFewLeft) {
      return simplest(frame);
    }
  }

  /** Differences without ARMA; one difference where those would use up the series. */
  private ArimaFit simplest(ArimaSpec frame) {
    int columns = 2 * frame.harmonics() + known.names().size();
    int used = frame.d() + m * frame.seasonalD() + columns;
    ArimaSpec spec = history.observed() > used + 1 ? frame : ArimaSpec.of(0, 1, 0);
    return (ArimaFit) spec.fit(history, PastRegressors.none(), known);
  }
}
