package io.sales360.pipelines.decisions.profit;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Splits the change of one item's amount into effects. An item that is sold in both periods has
 * units of all such items (volume) × share in them (mix) × price in its currency × exchange rate ×
 * (1 − discount rate) as net sales, and units × share × unit cost as cost; each factor contributes
 * its {@link Shapley} value. An item sold in one period only is new or lost as a whole.
 *
 * @param previousUnits units, in the earlier period, of all items that are priced in both
 * @param currentUnits the same in the later period
 */
record PriceVolumeMix(BigDecimal previousUnits, BigDecimal currentUnits) {

  /** Whether an item counts among the units of both periods. */
  static boolean isComparable(SoldItem previous, SoldItem current) {
    return previous.isPriced() && current.isPriced();
  }

  /** Effects on gross less discount. Not rounded. */
  BridgeEffects ofNet(SoldItem previous, SoldItem current) {
    if (!isComparable(previous, current)) {
      return whole(previous, current, previous.net(), current.net());
    }
    BigDecimal[] effects =
        Shapley.contributions(
            netFactors(previous, previousUnits), netFactors(current, currentUnits));
    BigDecimal zero = BigDecimal.ZERO;
    return new BridgeEffects(
        effects[0], effects[1], effects[2], effects[4], effects[3], zero, zero, zero, zero);
  }

  /**
   * Effects on gross less discount less cost. Not rounded.
   *
   * @throws NullPointerException if the cost of one of the two is not known
   */
  BridgeEffects ofMargin(SoldItem previous, SoldItem current) {
    BigDecimal previousCost = Objects.requireNonNull(previous.cost(), "cost");
    BigDecimal currentCost = Objects.requireNonNull(current.cost(), "cost");
    if (!isComparable(previous, current)) {
      return whole(
          previous,
          current,
          previous.net().subtract(previousCost),
          current.net().subtract(currentCost));
    }
    BigDecimal[] effects =
        Shapley.contributions(
            costFactors(previous, previousCost, previousUnits),
            costFactors(current, currentCost, currentUnits));
    BigDecimal zero = BigDecimal.ZERO;
    return ofNet(previous, current)
        .plus(
            new BridgeEffects(
                effects[0].negate(),
                effects[1].negate(),
                zero,
                zero,
                zero,
                effects[2].negate(),
                zero,
                zero,
                zero));
  }

  private static BridgeEffects whole(
      SoldItem previous, SoldItem current, BigDecimal before, BigDecimal after) {
    if (previous.isSold() && current.isSold()) {
      return BridgeEffects.other(after.subtract(before));
    }
    return current.isSold() ? BridgeEffects.gained(after) : BridgeEffects.lost(before);
  }

  private static BigDecimal[] netFactors(SoldItem item, BigDecimal allUnits) {
    return new BigDecimal[] {
      allUnits,
      ratio(item.units(), allUnits),
      ratio(item.saleGross(), item.units()),
      ratio(item.gross(), item.saleGross()),
      ratio(item.net(), item.gross())
    };
  }

  private static BigDecimal[] costFactors(SoldItem item, BigDecimal cost, BigDecimal allUnits) {
    return new BigDecimal[] {allUnits, ratio(item.units(), allUnits), ratio(cost, item.units())};
  }

  private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, Shapley.DIGITS);
  }
}
