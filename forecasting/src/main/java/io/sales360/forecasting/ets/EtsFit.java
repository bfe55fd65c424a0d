package io.sales360.forecasting.ets;

import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;

/** One form with its parameters and the states after the last period. */
final class EtsFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  /** Growth by factors is cut here, before it overflows. */
  private static final double MOST = 1e200;

  private static final int DRAWS = 1000;
  private static final double UPPER_SHARE = 0.84;
  private static final QuantileLevels SHARES = QuantileLevels.of(1 - UPPER_SHARE, UPPER_SHARE);

  private final EtsSpec spec;
  private final TimeSeries history;
  private final double[] parameters;
  private final FitReport report;
  private final double level;
  private final double slope;
  private final double[] seasons;

  EtsFit(
      EtsSpec spec, TimeSeries history, double[] parameters, int evaluations, boolean converged) {
    this.spec = spec;
    this.history = history;
    this.parameters = parameters;
    EtsRecursion recursion = new EtsRecursion(spec, history.toArray(), history.seasonLength());
    double logLik = -recursion.forward(parameters);
    int k = spec.parameterCount(history.seasonLength());
    int n = recursion.observed();
    this.report =
        new FitReport(
            recursion.sse() / Math.max(1, n - k + 1),
            logLik,
            FitReport.aicc(logLik, k, n),
            k,
            Residuals.of(recursion.residuals()),
            evaluations,
            converged,
            List.of());
    this.level = recursion.lastLevel();
    this.slope = recursion.lastSlope();
    this.seasons = recursion.lastSeasons();
  }

  @Override
  public EtsSpec spec() {
    return spec;
  }

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
    return parameters.clone();
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    int steps = horizon.steps();
    double[] bases = bases(steps);
    double[] means = new double[steps];
    for (int h = 1; h <= steps; h++) {
      means[h - 1] = combine(bases[h - 1], seasons[(h - 1) % seasons.length]);
    }
    if (spec.trend().isMultiplied()) {
      return LinearInnovations.normal(history, means, drawnDeviations(means), levels);
    }
    double[] deviations =
        switch (spec.season()) {
          case MULTIPLICATIVE -> scaledDeviations(bases);
          case NONE, ADDITIVE ->
              spec.error() == ErrorType.ADDITIVE
                  ? new LinearInnovations(means, weights(steps, true), Math.sqrt(report.sigma2()))
                      .deviations()
                  : relativeDeviations(means, weights(steps, true));
        };
    return LinearInnovations.normal(history, means, deviations, levels);
  }

  private double[] bases(int steps) {
    double[] bases = new double[steps];
    double phi = parameters[EtsRecursion.PHI];
    double growth = 0;
    double factor = 1;
    for (int h = 1; h <= steps; h++) {
      factor *= phi;
      growth += factor;
      bases[h - 1] =
          switch (spec.trend()) {
            case NONE -> level;
            case ADDITIVE, DAMPED -> level + growth * slope;
            case MULTIPLICATIVE, DAMPED_MULTIPLICATIVE ->
                Math.min(level * Math.pow(slope, growth), MOST);
          };
    }
    return bases;
  }

  /** Multiplicative trends have no closed form: half the spread between drawn 16 % and 84 %. */
  private double[] drawnDeviations(double[] means) {
    SamplePaths paths = simulate(Horizon.of(means.length), DRAWS, 1L);
    double[] deviations = new double[means.length];
    double width = 2 * NormalNumbers.quantile(UPPER_SHARE);
    for (int h = 1; h <= means.length; h++) {
      double[] ends = paths.quantiles(h, SHARES).toArray();
      deviations[h - 1] = (ends[1] - ends[0]) / width;
    }
    return deviations;
  }

  private double combine(double base, double season) {
    return switch (spec.season()) {
      case NONE -> base;
      case ADDITIVE -> base + season;
      case MULTIPLICATIVE -> base * season;
    };
  }

  /** c(j): what an error still moves j periods later. HKOS (2008), table 6.2. */
  private double[] weights(int steps, boolean withSeason) {
    double[] weights = new double[steps];
    double phi = parameters[EtsRecursion.PHI];
    double growth = 0;
    double factor = 1;
    int m = seasons.length;
    for (int j = 1; j <= steps; j++) {
      factor *= phi;
      growth += factor;
      boolean sameSeason = withSeason && spec.season() != SeasonType.NONE && j % m == 0;
      weights[j - 1] =
          parameters[EtsRecursion.ALPHA]
              + (spec.trend() == TrendType.NONE ? 0 : parameters[EtsRecursion.BETA] * growth)
              + (sameSeason ? parameters[EtsRecursion.GAMMA] : 0);
    }
    return weights;
  }

  /** Class 2: multiplicative errors on an additive structure. HKOS (2008), §6.3. */
  private double[] relativeDeviations(double[] means, double[] c) {
    double[] theta = squares(means, c);
    double[] deviations = new double[means.length];
    for (int h = 0; h < means.length; h++) {
      double variance = (1 + report.sigma2()) * theta[h] - means[h] * means[h];
      deviations[h] = Math.sqrt(Math.max(0, variance));
    }
    return deviations;
  }

  /** θ(h) = μ(h)² + σ² Σ c(j)² θ(h−j). */
  private double[] squares(double[] means, double[] c) {
    double[] theta = new double[means.length];
    for (int h = 0; h < means.length; h++) {
      double sum = 0;
      for (int j = 1; j <= h; j++) {
        sum += c[j - 1] * c[j - 1] * theta[h - j];
      }
      theta[h] = means[h] * means[h] + report.sigma2() * sum;
    }
    return theta;
  }

  /**
   * Class 3, multiplicative seasons: the approximation of HKOS (2008), §6.4.3, exact to first order
   * in σ². Under additive errors σ² is first made relative to the level.
   */
  private double[] scaledDeviations(double[] bases) {
    int m = seasons.length;
    double sigma2 = report.sigma2();
    double gamma = parameters[EtsRecursion.GAMMA];
    double[] c = weights(bases.length, false);
    double[] deviations = new double[bases.length];
    if (spec.error() == ErrorType.ADDITIVE) {
      double[] plain = new LinearInnovations(bases, c, Math.sqrt(sigma2)).deviations();
      for (int h = 0; h < bases.length; h++) {
        deviations[h] = plain[h] * Math.max(1, seasons[h % m]);
      }
      return deviations;
    }
    double[] theta = squares(bases, c);
    for (int h = 0; h < bases.length; h++) {
      int rounds = h / m;
      double repeat = Math.pow(1 + gamma * gamma * sigma2, rounds);
      double variance = theta[h] * (1 + sigma2) * repeat - bases[h] * bases[h];
      deviations[h] = seasons[h % m] * Math.sqrt(Math.max(0, variance));
    }
    return deviations;
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    NormalNumbers normals = new NormalNumbers(seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (double[] path : drawn) {
      simulateInto(path, normals);
    }
    return SamplePaths.of(drawn, seed);
  }

  private void simulateInto(double[] path, NormalNumbers normals) {
    double sigma = Math.sqrt(report.sigma2());
    double phi = parameters[EtsRecursion.PHI];
    double l = level;
    double b = slope;
    double[] s = seasons.clone();
    boolean multiplied = spec.season() == SeasonType.MULTIPLICATIVE;
    boolean factor = spec.trend().isMultiplied();
    double least = 1e-6 * Math.abs(level) + Double.MIN_NORMAL;
    for (int h = 0; h < path.length; h++) {
      int slot = h % s.length;
      double growth = factor ? Math.pow(b, phi) : phi * b;
      double q =
          factor ? Math.min(MOST, l * growth) : spec.trend() == TrendType.NONE ? l : l + growth;
      double mu = combine(q, s[slot]);
      double e = sigma * normals.next();
      double d = spec.error() == ErrorType.MULTIPLICATIVE ? mu * Math.max(-0.99, e) : e;
      path[h] = mu + d;
      double perSeason = multiplied ? d / s[slot] : d;
      double change = parameters[EtsRecursion.BETA] * perSeason;
      b = factor ? Math.min(2, Math.max(0.5, growth + change / l)) : growth + change;
      l = q + parameters[EtsRecursion.ALPHA] * perSeason;
      l = factor ? Math.max(least, l) : l;
      s[slot] += parameters[EtsRecursion.GAMMA] * (multiplied ? d / q : d);
    }
  }
}
