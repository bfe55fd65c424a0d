package io.sales360.pipelines.decisions.profit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What moved an amount from one period to another; effects add up. */
record BridgeEffects(
    BigDecimal volume,
    BigDecimal mix,
    BigDecimal price,
    BigDecimal promotion,
    BigDecimal exchange,
    BigDecimal cost,
    BigDecimal gained,
    BigDecimal lost,
    BigDecimal other) {
  private static final int SCALE = 9;
  static final BridgeEffects NONE =
      new BridgeEffects(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  static BridgeEffects gained(BigDecimal amount) {
    return new BridgeEffects(
        NONE.volume,
        NONE.mix,
        NONE.price,
        NONE.promotion,
        NONE.exchange,
        NONE.cost,
        amount,
        NONE.lost,
        NONE.other);
  }

  static BridgeEffects lost(BigDecimal amount) {
    return new BridgeEffects(
        NONE.volume,
        NONE.mix,
        NONE.price,
        NONE.promotion,
        NONE.exchange,
        NONE.cost,
        NONE.gained,
        amount.negate(),
        NONE.other);
  }

  static BridgeEffects other(BigDecimal change) {
    return new BridgeEffects(
        NONE.volume,
        NONE.mix,
        NONE.price,
        NONE.promotion,
        NONE.exchange,
        NONE.cost,
        NONE.gained,
        NONE.lost,
        change);
  }

  BridgeEffects plus(BridgeEffects more) {
    return new BridgeEffects(
        volume.add(more.volume),
        mix.add(more.mix),
        price.add(more.price),
        promotion.add(more.promotion),
        exchange.add(more.exchange),
        cost.add(more.cost),
        gained.add(more.gained),
        lost.add(more.lost),
        other.add(more.other));
  }

  /** Rounded half even, which does not know signs, to the decimals that are stored. */
  BridgeEffects rounded() {
    return new BridgeEffects(
        rounded(volume),
        rounded(mix),
        rounded(price),
        rounded(promotion),
        rounded(exchange),
        rounded(cost),
        rounded(gained),
        rounded(lost),
        rounded(other));
  }

  BigDecimal sum() {
    return List.of(volume, mix, price, promotion, exchange, cost, gained, lost, other).stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal rounded(BigDecimal effect) {
    return effect.setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
