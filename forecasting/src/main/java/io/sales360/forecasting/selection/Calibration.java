package io.sales360.forecasting.selection;

import io.sales360.forecasting.interval.ConformalScale;
import io.sales360.forecasting.model.QuantileLevels;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How wide intervals must be: multiples of the stated deviation by class of series and step,
 * learned from the errors that a panel's drafts made at earlier origins. Pooled split conformal
 * prediction (Vovk, Gammerman &amp; Shafer 2005, §4.2) on normalised errors.
 */
public final class Calibration implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Pseudo-errors of the default distribution mixed into every pool. */
  static double PRIOR_ERRORS = 100;

  /** Steps on both sides that lend their errors. */
  static int NEIGHBOURS = 1;

  static double PRIOR_ORIGINS = 3;
  static double PRIOR = 1.35;
  static double CLIP = 6;

  private final TreeMap<String, ErrorHistogram> pools;

  private Calibration(TreeMap<String, ErrorHistogram> pools) {
    this.pools = pools;
  }

  /** What holds without any panel: Student quantiles. */
  public static Calibration standard() {
    return new Calibration(new TreeMap<>());
  }

  /** Learns from the drafts of a panel. */
  public static Calibration learn(Iterable<Draft> drafts) {
    Calibration plain = standard();
    TreeMap<String, ErrorHistogram> pools = new TreeMap<>();
    for (Draft draft : drafts) {
      double[][] errors = draft.scaledErrors();
      int last = errors.length - 1;
      if (last < 0) {
        continue;
      }
      for (int i = 0; i <= last; i++) {
        double factor = plain.factor(draft.kind(), errors, i);
        for (int h = 1; h <= errors[i].length; h++) {
          double error = errors[i][h - 1];
          if (!Double.isNaN(error)) {
            pools
                .computeIfAbsent(key(draft.kind(), h), k -> new ErrorHistogram())
                .add(error / factor, 1.0 / errors.length);
          }
        }
      }
    }
    return new Calibration(pools);
  }

  private static String key(CalibrationClass kind, int h) {
    return kind.season() + "/" + h;
  }

  /**
   * How much wider than stated one series' errors are: their root mean square, drawn towards what
   * is usual.
   *
   * @param left the origin to leave out, -1 for none
   */
  double factor(CalibrationClass kind, double[][] scaledErrors, int left) {
    double sum = PRIOR_ORIGINS * PRIOR * PRIOR;
    double weight = PRIOR_ORIGINS;
    for (int i = 0; i < scaledErrors.length; i++) {
      double square = 0;
      int count = 0;
      for (double error : scaledErrors[i]) {
        if (!Double.isNaN(error)) {
          double clipped = Math.min(CLIP, Math.abs(error));
          square += clipped * clipped;
          count++;
        }
      }
      if (i != left && count > 0) {
        sum += square / count;
        weight++;
      }
    }
    return Math.sqrt(sum / weight);
  }

  /** Multiples of factor times stated deviation, one per probability, ascending. */
  double[] multiples(CalibrationClass kind, int h, QuantileLevels levels) {
    ConformalScale student = new ConformalScale(1, 8);
    ErrorHistogram mixed = new ErrorHistogram();
    for (int i = 0; i < 200; i++) {
      mixed.add(student.quantile((i + 0.5) / 200), PRIOR_ERRORS / 200);
    }
    for (int near = -NEIGHBOURS; near <= NEIGHBOURS; near++) {
      ErrorHistogram pool = pools.get(key(kind, h + near));
      if (pool != null) {
        mixed.add(pool, near == 0 ? 1 : 0.5);
      }
    }
    double[] multiples = new double[levels.size()];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] = mixed.quantile(levels.probabilities().get(i));
    }
    return multiples;
  }
}
