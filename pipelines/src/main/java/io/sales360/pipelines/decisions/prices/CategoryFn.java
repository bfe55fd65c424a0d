package io.sales360.pipelines.decisions.prices;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.decision.AggDiscountDepth;
import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.promotion.RatioOfSums;
import io.sales360.pipelines.flow.AccountingFn;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Studies the categories of a bucket, whose weeks by product, channel and currency must fit into
 * memory.
 */
final class CategoryFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, AggPriceElasticity> {
  private final PCollectionView<List<CompanyWeek>> companyView;
  private final String currencyCode;

  /**
   * For amounts of one currency.
   *
   * @param companyView units of all products by week
   */
  CategoryFn(PCollectionView<List<CompanyWeek>> companyView, String currencyCode) {
    this.companyView = companyView;
    this.currencyCode = currencyCode;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    List<byte[]> parts = Blocks.hold(bucket.getValue());
    Map<String, List<PriceWeek>> weeks = new TreeMap<>();
    for (PriceWeek week : StudyPrices.WEEK_BLOCKS.in(parts)) {
      weeks.computeIfAbsent(week.category(), category -> new ArrayList<>()).add(week);
    }
    Map<String, TreeMap<Integer, DepthSales>> depths = new TreeMap<>();
    for (DepthSales sales : StudyPrices.DEPTH_BLOCKS.in(parts)) {
      depths
          .computeIfAbsent(sales.category(), category -> new TreeMap<>())
          .merge(sales.band(), sales, DepthSales::plus);
    }
    List<CompanyWeek> company = new ArrayList<>(context.sideInput(companyView));
    company.sort(Comparator.comparing(CompanyWeek::monday));
    // A category has a line of every week among its depths.
    for (Map.Entry<String, TreeMap<Integer, DepthSales>> entry : depths.entrySet()) {
      study(
          entry.getKey(),
          weeks.getOrDefault(entry.getKey(), new ArrayList<>()),
          entry.getValue().values(),
          company,
          outputs);
    }
  }

  private void study(
      String category,
      List<PriceWeek> weeks,
      Collection<DepthSales> depths,
      List<CompanyWeek> company,
      MultiOutputReceiver outputs) {
    weeks.sort(Comparator.comparing(PriceWeek::key));
    LocalDate first = company.isEmpty() ? LocalDate.EPOCH : company.get(0).monday();
    double[] units = units(first, company);
    elasticities(category, weeks, first, units, outputs);
    DepthUplift uplift =
        new DepthUplift(first, weeks, salesBy(PriceWeek::place, weeks, first, units.length));
    for (DepthSales sales : depths) {
      count(
          PriceStep.DEPTH_ACCOUNT,
          Kind.WRITTEN,
          PriceStep.DEPTH_TABLE,
          sales.lineCount(),
          sales.net());
      outputs.get(StudyPrices.DEPTHS).output(row(sales, uplift.of(sales.band())));
    }
  }

  private void elasticities(
      String category,
      List<PriceWeek> weeks,
      LocalDate first,
      double[] companyUnits,
      MultiOutputReceiver outputs) {
    for (PriceWeek week : weeks) {
      count(
          PriceStep.ELASTICITY_ACCOUNT,
          Kind.WRITTEN,
          PriceStep.ELASTICITY_TABLE,
          week.lineCount(),
          week.net());
    }
    new ElasticityRows(category.isEmpty() ? null : category, companyUnits)
        .of(salesBy(PriceWeek::productId, weeks, first, companyUnits.length))
        .forEach(outputs.get(StudyPrices.ELASTICITIES)::output);
  }

  /** Sales by a key of the weeks, which are sorted. */
  private static Map<String, ProductSales> salesBy(
      Function<PriceWeek, String> key, List<PriceWeek> weeks, LocalDate first, int length) {
    Map<String, ProductSales> sales = new TreeMap<>();
    for (PriceWeek week : weeks) {
      sales.computeIfAbsent(key.apply(week), id -> new ProductSales(first, length)).add(week);
    }
    return sales;
  }

  private static double[] units(LocalDate first, List<CompanyWeek> company) {
    LocalDate end =
        company.isEmpty() ? first : company.get(company.size() - 1).monday().plusWeeks(1);
    double[] units = new double[(int) ChronoUnit.WEEKS.between(first, end)];
    for (CompanyWeek week : company) {
      units[(int) ChronoUnit.WEEKS.between(first, week.monday())] = week.units().doubleValue();
    }
    return units;
  }

  private AggDiscountDepth row(DepthSales sales, DepthUplift.Uplift uplift) {
    RatioOfSums ratio = uplift.ratio();
    Interval interval = ratio == null ? null : ratio.interval();
    return new AggDiscountDepth(
        sales.category(),
        DepthBand.from(sales.band()),
        DepthBand.through(sales.band()),
        sales.orderCount(),
        sales.lineCount(),
        sales.units(),
        sales.gross(),
        sales.discount(),
        sales.net(),
        sales.costedNet(),
        sales.costedLines() == 0 ? null : sales.margin(),
        uplift.promotions(),
        ratio == null ? null : ratio.value() - 1,
        interval == null ? null : interval.lower() - 1,
        interval == null ? null : interval.upper() - 1,
        DepthUplift.LEVEL,
        currencyCode);
  }
}
