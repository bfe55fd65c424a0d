package io.sales360.forecasting.intermittent;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Probabilities of 0, 1, 2, … up to where nothing is left. */
final class CountTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Probability beyond the end of a table. */
  private static final double TAIL = 1e-9;

  private static final int LONGEST = 1 << 16;

  /** Demand keeps at least this share of the periods. */
  private static final double MOST = 1e-3;

  private static final int HALVINGS = 40;

  private final double[] probabilities;

  private CountTable(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * A negative binomial distribution with extra zeros (fewer if there is no room): the given mean
   * and, as far as it can be, the variance and the share of zeros. Poisson where the variance is
   * the mean.
   */
  static CountTable inflated(double mean, double variance, double zeroShare) {
    double extra = 0;
    double low = 0;
    double high = 1 - MOST;
    for (int i = 0; i < HALVINGS && zeroAt(0, mean, variance) < zeroShare; i++) {
      extra = (low + high) / 2;
      if (zeroAt(extra, mean, variance) < zeroShare) {
        low = extra;
      } else {
        high = extra;
      }
    }
    double inner = mean / (1 - extra);
    double innerVariance = innerVariance(extra, mean, variance);
    double[] table = negativeBinomial(inner, innerVariance);
    for (int k = 0; k < table.length; k++) {
      table[k] *= 1 - extra;
    }
    table[0] += extra;
    return new CountTable(table);
  }

  private static double innerVariance(double extra, double mean, double variance) {
    double inner = mean / (1 - extra);
    return Math.max(inner, (variance + mean * mean) / (1 - extra) - inner * inner);
  }

  private static double zeroAt(double extra, double mean, double variance) {
    double inner = mean / (1 - extra);
    double spread = innerVariance(extra, mean, variance);
    double none =
        spread <= inner * (1 + 1e-9)
            ? Math.exp(-inner)
            : Math.exp(inner * inner / (spread - inner) * Math.log(inner / spread));
    return extra + (1 - extra) * none;
  }

  private static double[] negativeBinomial(double mean, double variance) {
    double[] table = new double[64];
    boolean poisson = variance <= mean * (1 + 1e-9);
    double size = poisson ? 0 : mean * mean / (variance - mean);
    double q = poisson ? 0 : 1 - mean / variance;
    double p = poisson ? Math.exp(-mean) : Math.exp(size * Math.log(mean / variance));
    double left = 1;
    int k = 0;
    while (left > TAIL && k < LONGEST) {
      if (k == table.length) {
        table = Arrays.copyOf(table, 2 * k);
      }
      table[k] = p;
      left -= p;
      p *= poisson ? mean / (k + 1) : q * (size + k) / (k + 1);
      k++;
    }
    return Arrays.copyOf(table, k);
  }

  double mean() {
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      sum += k * probabilities[k];
    }
    return sum;
  }

  double variance() {
    double mean = mean();
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      sum += (k - mean) * (k - mean) * probabilities[k];
    }
    return sum;
  }

  double zeroShare() {
    return probabilities[0];
  }

  /** The least count that is not exceeded with probability {@code p}. */
  int quantile(double p) {
    double sum = 0;
    for (int k = 0; k < probabilities.length - 1; k++) {
      sum += probabilities[k];
      if (sum >= p) {
        return k;
      }
    }
    return probabilities.length - 1;
  }

  /** The probability of at most this count. */
  double upTo(double count) {
    double sum = 0;
    for (int k = 0; k < probabilities.length && k <= count; k++) {
      sum += probabilities[k];
    }
    return count >= probabilities.length - 1 ? 1 : sum;
  }

  /** The mixture of tables; the weights add up to 1. */
  static CountTable mixed(List<CountTable> tables, double[] weights) {
    int longest = 0;
    for (CountTable table : tables) {
      longest = Math.max(longest, table.probabilities.length);
    }
    double[] mixture = new double[longest];
    for (int i = 0; i < weights.length; i++) {
      double[] part = tables.get(i).probabilities;
      for (int k = 0; k < part.length; k++) {
        mixture[k] += weights[i] * part[k];
      }
    }
    return new CountTable(mixture);
  }

  /** The distribution of the sum of independent periods. */
  CountTable sum(int periods) {
    double[] total = {1};
    double[] power = probabilities;
    for (int left = periods; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        total = convolved(total, power);
      }
      if (left > 1) {
        power = convolved(power, power);
      }
    }
    return new CountTable(total);
  }

  private static double[] convolved(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum[i + j] += a[i] * b[j];
      }
    }
    int end = sum.length;
    double tail = 0;
    while (end > 1 && tail + sum[end - 1] < TAIL) {
      tail += sum[--end];
    }
    return Arrays.copyOf(sum, end);
  }
}
