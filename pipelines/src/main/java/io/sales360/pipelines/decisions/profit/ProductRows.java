package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.decision.XyzClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code agg_product_profitability} of one period, from all its products. */
final class ProductRows {
  private static final int SCALE = 9;
  private static final BigDecimal X = new BigDecimal("0.5");
  private static final BigDecimal Y = BigDecimal.ONE;

  private ProductRows() {}

  static List<AggProductProfitability> of(List<ProductPeriod> products, String currencyCode) {
    Map<String, BigDecimal> net = new HashMap<>();
    Map<String, BigDecimal> margin = new HashMap<>();
    for (ProductPeriod product : products) {
      ProductCell sums = product.whole();
      if (sums != null && isReported(sums)) {
        net.put(product.productId(), sums.net());
        BigDecimal first = firstMargin(sums);
        if (first != null) {
          margin.put(product.productId(), first);
        }
      }
    }
    Map<String, Pareto.Place> byNet = Pareto.places(net);
    Map<String, Pareto.Place> byMargin = Pareto.places(margin);
    List<AggProductProfitability> rows = new ArrayList<>();
    for (ProductPeriod product : products) {
      ProductCell sums = product.whole();
      Pareto.Place place = byNet.get(product.productId());
      if (sums != null && place != null) {
        rows.add(row(product, sums, place, byMargin.get(product.productId()), currencyCode));
      }
    }
    return rows;
  }

  /** A month in which nothing but refunds of earlier sales happened has no row of its own. */
  private static boolean isReported(ProductCell sums) {
    return sums.lineCount() > 0 || sums.unmatchedReturns().signum() != 0;
  }

  private static AggProductProfitability row(
      ProductPeriod product,
      ProductCell sums,
      Pareto.Place place,
      Pareto.@Nullable Place byMargin,
      String currencyCode) {
    BigDecimal first = firstMargin(sums);
    BigDecimal third =
        sums.fullLines() > 0 ? sums.margin3().subtract(sums.unmatchedReturns()) : null;
    BigDecimal costed = sums.costedNet();
    return new AggProductProfitability(
        product.grain(),
        product.startsOn(),
        product.productId(),
        product.isService(),
        sums.lineCount(),
        sums.units(),
        sums.returnedUnits(),
        sums.gross(),
        sums.discounts(),
        sums.returns(),
        sums.unmatchedReturns(),
        sums.net(),
        costed,
        rate(costed, sums.gross().subtract(sums.discounts()).subtract(matched(sums))),
        sums.costedLines() > 0 ? sums.keptCost() : null,
        first,
        first == null ? null : rate(first, costed.subtract(sums.unmatchedReturns())),
        sums.secondLines() > 0 ? sums.margin2().subtract(sums.unmatchedReturns()) : null,
        third,
        third == null ? null : rate(third, sums.fullNet().subtract(sums.unmatchedReturns())),
        place.rank(),
        place.cumulativeRate(),
        place.abc(),
        byMargin == null ? null : byMargin.abc(),
        product.demandVariation(),
        xyz(product.demandVariation()),
        isLoss(first, sums.fullLines() == sums.lineCount() ? third : null),
        place.isTail(),
        product.grain() == PeriodGrain.MONTH ? product.launchMonth() : null,
        currencyCode);
  }

  private static BigDecimal matched(ProductCell sums) {
    return sums.returns().subtract(sums.unmatchedReturns());
  }

  private static @Nullable BigDecimal firstMargin(ProductCell sums) {
    return sums.costedLines() > 0 ? sums.margin1().subtract(sums.unmatchedReturns()) : null;
  }

  private static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 ? null : part.divide(whole, SCALE, RoundingMode.HALF_EVEN);
  }

  private static @Nullable XyzClass xyz(@Nullable BigDecimal variation) {
    if (variation == null) {
      return null;
    }
    return variation.compareTo(X) <= 0
        ? XyzClass.X
        : variation.compareTo(Y) <= 0 ? XyzClass.Y : XyzClass.Z;
  }

  /** What is lost before commission and campaigns is lost after them. */
  private static @Nullable Boolean isLoss(@Nullable BigDecimal first, @Nullable BigDecimal third) {
    if (first != null && first.signum() < 0) {
      return true;
    }
    return third == null ? null : third.signum() < 0;
  }
}
