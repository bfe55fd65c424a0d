package io.sales360.forecasting.selection;

import io.sales360.forecasting.interval.ConformalScale;
import io.sales360.forecasting.model.QuantileLevels;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How wide intervals must be: multiples of the stated deviation by class of series and step,
 * learned from the errors that a panel's drafts made at earlier origins. Pooled split conformal
 * prediction (Vovk, Gammerman &amp; Shafer 2005, §4.2) on errors normalised by what each series'
 * other origins say. Immutable.
 */
public final class Calibration implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Errors of the default distribution mixed into every pool, in series. */
  private static final double PRIOR_SERIES = 100;

  /** The default distribution as this many equally likely errors. */
  private static final int PRIOR_POINTS = 400;

  /** The weight of a series in its pool; divisible by any number of origins up to six. */
  private static final double SERIES = 60;

  private static final double FREEDOM = 8;

  private final Map<String, ErrorHistogram> pools;

  private Calibration(SortedMap<String, ErrorHistogram> pools) {
    this.pools = pools;
  }

  /** What holds without any panel: Student quantiles. */
  public static Calibration standard() {
    return new Calibration(new TreeMap<>());
  }

  /** Learns from the drafts of a panel. */
  public static Calibration learn(Iterable<Draft> drafts) {
    Learner learner = new Learner();
    drafts.forEach(learner::add);
    return learner.calibration();
  }

  /**
   * Collects errors. Learners of parts of a panel merge into that of the whole, in any order, to
   * the same bits.
   */
  public static final class Learner implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, ErrorHistogram> pools = new TreeMap<>();

    /** Adds what a draft knows of its errors; nothing if it has no backtest. */
    public void add(Draft draft) {
      double[][] errors = draft.errors().scaled();
      for (int i = 0; i < errors.length; i++) {
        double weight = Math.rint(SERIES / errors.length);
        double factor = ConformalScale.learnWithout(draft.errors(), i).factor();
        for (int h = 1; h <= errors[i].length; h++) {
          double error = errors[i][h - 1];
          if (!Double.isNaN(error)) {
            pools
                .computeIfAbsent(key(draft.season(), h), k -> new ErrorHistogram())
                .add(error / factor, weight);
          }
        }
      }
    }

    /** Adds what another learner knows. */
    public void add(Learner other) {
      other.pools.forEach(
          (key, pool) -> pools.computeIfAbsent(key, k -> new ErrorHistogram()).add(pool, 1));
    }

    /** What has been learned. */
    public Calibration calibration() {
      TreeMap<String, ErrorHistogram> copy = new TreeMap<>();
      pools.forEach(
          (key, pool) -> copy.computeIfAbsent(key, k -> new ErrorHistogram()).add(pool, 1));
      return new Calibration(copy);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Learner that && pools.equals(that.pools);
    }

    @Override
    public int hashCode() {
      return pools.hashCode();
    }
  }

  private static String key(int season, int h) {
    return season + "/" + h;
  }

  /**
   * Multiples of the stated deviation times the series' own factor, one per probability, ascending.
   * Neighbouring steps lend half of their errors. The median is taken out: that most series of a
   * panel were over or under at past origins is what happened then, and says little of the next.
   */
  double[] multiples(int season, int h, QuantileLevels levels) {
    ErrorHistogram mixed = new ErrorHistogram();
    ConformalScale student = new ConformalScale(1, FREEDOM);
    for (int i = 0; i < PRIOR_POINTS; i++) {
      double error = student.quantile((i + 0.5) / PRIOR_POINTS);
      mixed.add(error, SERIES * PRIOR_SERIES / PRIOR_POINTS);
    }
    for (int near = h - 1; near <= h + 1; near++) {
      ErrorHistogram pool = pools.get(key(season, near));
      if (pool != null) {
        mixed.add(pool, near == h ? 1 : 0.5);
      }
    }
    double middle = mixed.quantile(0.5);
    double[] multiples = new double[levels.size()];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] = mixed.quantile(levels.probabilities().get(i)) - middle;
    }
    return multiples;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that && pools.equals(that.pools);
  }

  @Override
  public int hashCode() {
    return pools.hashCode();
  }
}
