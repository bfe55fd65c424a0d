package io.sales360.pipelines.decisions.prices;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bands of discount depth: none, then above one bound up to and with the next. */
final class DepthBand {
  private static final List<BigDecimal> BOUNDS =
      List.of(
          BigDecimal.ZERO,
          new BigDecimal("0.05"),
          new BigDecimal("0.10"),
          new BigDecimal("0.15"),
          new BigDecimal("0.20"),
          new BigDecimal("0.25"),
          new BigDecimal("0.30"),
          new BigDecimal("0.40"),
          new BigDecimal("0.50"),
          BigDecimal.ONE);

  private DepthBand() {}

  /** The band of a discount off a positive gross amount, 0 without discount. */
  static int of(BigDecimal discount, BigDecimal gross) {
    int band = 0;
    while (band < BOUNDS.size() - 1 && discount.compareTo(gross.multiply(BOUNDS.get(band))) > 0) {
      band++;
    }
    return band;
  }

  static int of(double depth) {
    return of(BigDecimal.valueOf(depth), BigDecimal.ONE);
  }

  /** The depth that those of a band exceed; null for the first. */
  static @Nullable BigDecimal from(int band) {
    return band == 0 ? null : BOUNDS.get(band - 1);
  }

  static BigDecimal through(int band) {
    return BOUNDS.get(band);
  }
}
