package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.decision.ElasticityVerdict;
import io.sales360.forecasting.promotion.ElasticitySpec;
import io.sales360.forecasting.promotion.PriceElasticity;
import io.sales360.forecasting.promotion.PriceHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Price elasticities of the products of one category. The price is the one before discount; what
 * discounts sell is a regressor of its own, as in Wittink, Addona, Hawkes &amp; Porter (1988), so
 * that a promotion is not taken for a price. The others are a yearly wave and the units of all
 * other products, which carry growth, holidays and campaigns.
 */
final class ElasticityRows {
  /**
   * Two moves of two percent: what a price did that moved once cannot be told from anything else
   * that began then.
   */
  private static final ElasticitySpec SPEC = new ElasticitySpec(2, 0.02, 90);

  /** With fewer units a week, the logarithm of a count is off by more than three percent. */
  private static final double LEAST_UNITS = 15;

  private static final int LONG_PERIOD = 4;
  private static final double WEEKS_OF_YEAR = 365.25 / 7;

  /** Weeks of one period within which the price differs by more have two prices. */
  private static final double ONE_PRICE = 0.02;

  private final @Nullable String category;
  private final double[] companyUnits;

  /**
   * For one category.
   *
   * @param companyUnits of all products by week of the history
   */
  ElasticityRows(@Nullable String category, double[] companyUnits) {
    this.category = category;
    this.companyUnits = companyUnits;
  }

  /** One row per product, in the order of the products. */
  List<AggPriceElasticity> of(Map<String, ProductSales> products) {
    List<PriceHistory> histories = new ArrayList<>();
    List<Integer> periodWeeks = new ArrayList<>();
    List<Integer> periods = new ArrayList<>();
    for (Map.Entry<String, ProductSales> product : products.entrySet()) {
      ProductSales sales = product.getValue();
      int weeks = sales.end() - sales.first();
      int length = sales.units(sales.first(), sales.end()) / weeks < LEAST_UNITS ? LONG_PERIOD : 1;
      histories.add(history(product.getKey(), sales, length, weeks / length));
      periodWeeks.add(length);
      periods.add(weeks / length);
    }
    List<PriceElasticity> estimates = SPEC.estimate(histories);
    List<AggPriceElasticity> rows = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      rows.add(row(estimates.get(i), periodWeeks.get(i), periods.get(i)));
    }
    return rows;
  }

  private AggPriceElasticity row(PriceElasticity estimate, int periodWeeks, int periods) {
    boolean isIdentified = estimate.status() == PriceElasticity.Status.IDENTIFIED;
    return new AggPriceElasticity(
        estimate.productId(),
        category,
        isIdentified ? ElasticityVerdict.IDENTIFIED : ElasticityVerdict.NOT_IDENTIFIED,
        estimate.reason(),
        periodWeeks,
        periods,
        estimate.moves(),
        estimate.raw(),
        estimate.value(),
        estimate.interval() == null ? null : estimate.interval().lower(),
        estimate.interval() == null ? null : estimate.interval().upper(),
        SPEC.level());
  }

  private PriceHistory history(String productId, ProductSales sales, int length, int periods) {
    double[] quantity = new double[periods];
    double[] price = new double[periods];
    double[] discount = new double[periods];
    double[] others = new double[periods];
    double[] sine = new double[periods];
    double[] cosine = new double[periods];
    int start = sales.end() - periods * length;
    for (int i = 0; i < periods; i++) {
      int from = start + i * length;
      int end = from + length;
      quantity[i] = sales.units(from, end);
      price[i] = hasOnePrice(sales, from, end) ? Math.exp(sales.logPrice(from, end)) : Double.NaN;
      discount[i] = Math.log(Math.max(0.01, 1 - sales.depth(from, end)));
      others[i] = Math.log(companyUnits(from, end) - quantity[i]);
      double angle = 2 * Math.PI * (from + end) / 2 / WEEKS_OF_YEAR;
      sine[i] = Math.sin(angle);
      cosine[i] = Math.cos(angle);
    }
    double[][] controls = {discount, others, sine, cosine};
    return PriceHistory.of(
        productId,
        quantity,
        price,
        Arrays.stream(controls).filter(ElasticityRows::varies).toArray(double[][]::new));
  }

  private static boolean hasOnePrice(ProductSales sales, int from, int end) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int t = from; t < end; t++) {
      double logPrice = sales.logPrice(t, t + 1);
      if (!Double.isNaN(logPrice)) {
        least = Math.min(least, logPrice);
        most = Math.max(most, logPrice);
      }
    }
    return most - least <= ONE_PRICE;
  }

  /** Whether the column can be a regressor: it varies, and is known throughout. */
  private static boolean varies(double[] column) {
    boolean varies = false;
    for (double value : column) {
      if (!Double.isFinite(value)) {
        return false;
      }
      varies |= Math.abs(value - column[0]) > 1e-12;
    }
    return varies;
  }

  private double companyUnits(int from, int end) {
    double sum = 0;
    for (int t = from; t < end; t++) {
      sum += companyUnits[t];
    }
    return sum;
  }
}
