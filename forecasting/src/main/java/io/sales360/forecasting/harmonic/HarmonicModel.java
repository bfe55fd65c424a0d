package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.transform.BoxCox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything estimated: how values become a plain series, how that moves, which waves it carries.
 *
 * @param boxCox the scale; null for values as they are
 * @param centre of the transformed values; they are taken from it and divided by {@code width}
 * @param sigma2 variance of one-step errors of the plain series
 * @param coefficients the first level and trend, then one per wave
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record HarmonicModel(
    @Nullable BoxCox boxCox,
    double centre,
    double width,
    Smoothing smoothing,
    double sigma2,
    List<Wave> waves,
    double[] coefficients) {
  private static final int BEFORE_WAVES = 12;
  private static final int PER_WAVE = 4;

  /** The plain value of an observation; NaN stays NaN. */
  double plain(double value) {
    return ((boxCox == null ? value : boxCox.apply(value)) - centre) / width;
  }

  /** The observation of a plain value. */
  double back(double plain) {
    double transformed = centre + width * plain;
    return boxCox == null ? transformed : boxCox.invert(transformed);
  }

  /** The mean of the observation whose plain value has a mean and a deviation. */
  double backMean(double plain, double deviation) {
    return boxCox == null
        ? back(plain)
        : boxCox.invertMean(centre + width * plain, width * deviation);
  }

  /** The waves together in the first periods. */
  double[] seasons(int periods) {
    double[] sums = new double[periods];
    for (int j = 0; j < waves.size(); j++) {
      double[] wave = waves.get(j).values(periods);
      for (int t = 0; t < periods; t++) {
        sums[t] += coefficients[2 + j] * wave[t];
      }
    }
    return sums;
  }

  /** The state before the first period. */
  double[] start() {
    return new double[] {coefficients[0], coefficients[1], 0, 0};
  }

  /** All numbers in one row, as {@link HarmonicSpec} documents. */
  double[] toRow() {
    double[] row = new double[BEFORE_WAVES + PER_WAVE * waves.size()];
    row[0] = boxCox == null ? 1 : boxCox.lambda();
    row[1] = boxCox == null ? 0 : boxCox.unit();
    row[2] = centre;
    row[3] = width;
    row[4] = smoothing.level();
    row[5] = smoothing.trend();
    row[6] = smoothing.damping();
    row[7] = smoothing.ar();
    row[8] = smoothing.ma();
    row[9] = sigma2;
    row[10] = coefficients[0];
    row[11] = coefficients[1];
    for (int j = 0; j < waves.size(); j++) {
      int at = BEFORE_WAVES + PER_WAVE * j;
      row[at] = waves.get(j).season();
      row[at + 1] = waves.get(j).cycles();
      row[at + 2] = waves.get(j).sine() ? 1 : 0;
      row[at + 3] = coefficients[2 + j];
    }
    return row;
  }

  /** The model of such a row. */
  static HarmonicModel ofRow(double[] row) {
    List<Wave> waves = new ArrayList<>();
    double[] coefficients = new double[2 + (row.length - BEFORE_WAVES) / PER_WAVE];
    coefficients[0] = row[10];
    coefficients[1] = row[11];
    for (int at = BEFORE_WAVES; at < row.length; at += PER_WAVE) {
      coefficients[2 + waves.size()] = row[at + 3];
      waves.add(new Wave(row[at], (int) row[at + 1], row[at + 2] != 0));
    }
    return new HarmonicModel(
        row[1] > 0 ? new BoxCox(row[0], row[1]) : null,
        row[2],
        row[3],
        new Smoothing(row[4], row[5], row[6], row[7], row[8]),
        row[9],
        List.copyOf(waves),
        coefficients);
  }
}
