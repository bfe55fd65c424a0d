package io.sales360.forecasting.harmonic;

/** The parameters of one form of smoothing as numbers without bounds. */
final class Unbounded {
  private static final double LEAST_LEVEL = 1e-3;
  private static final double MOST_LEVEL = 0.999;
  private static final double LEAST_DAMPING = 0.8;
  private static final double MOST_DAMPING = 0.98;

  /** Roots of the error process stay this far inside the unit circle. */
  private static final double MOST_ARMA = 0.95;

  /** Far out on these scales nothing changes any more. */
  private static final double FAR = 12;

  private final Smoothing form;

  Unbounded(Smoothing form) {
    this.form = form;
  }

  double[] start() {
    double[] x = new double[form.count()];
    int i = 0;
    x[i++] = logit((form.level() - LEAST_LEVEL) / (MOST_LEVEL - LEAST_LEVEL));
    if (form.trended()) {
      x[i++] = logit(form.trend() / form.level());
      x[i++] = logit((form.damping() - LEAST_DAMPING) / (MOST_DAMPING - LEAST_DAMPING));
    }
    if (form.ar() != 0) {
      x[i++] = logit((form.ar() / MOST_ARMA + 1) / 2);
    }
    if (form.ma() != 0) {
      x[i] = logit((form.ma() / MOST_ARMA + 1) / 2);
    }
    return x;
  }

  Smoothing at(double[] x) {
    int i = 0;
    double level = LEAST_LEVEL + (MOST_LEVEL - LEAST_LEVEL) * share(x[i++]);
    double trend = form.trended() ? level * share(x[i++]) : 0;
    double damping =
        form.trended() ? LEAST_DAMPING + (MOST_DAMPING - LEAST_DAMPING) * share(x[i++]) : 0;
    double ar = form.ar() != 0 ? MOST_ARMA * (2 * share(x[i++]) - 1) : 0;
    double ma = form.ma() != 0 ? MOST_ARMA * (2 * share(x[i]) - 1) : 0;
    return new Smoothing(level, trend, damping, ar, ma);
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  private static double share(double x) {
    return 1 / (1 + Math.exp(-Math.max(-FAR, Math.min(FAR, x))));
  }
}
