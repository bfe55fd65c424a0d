package io.sales360.pipelines.decisions.stock;

import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.Reporting;
import io.sales360.pipelines.decisions.CostBook;
import io.sales360.pipelines.decisions.MartReader;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollectionView;

/** What goods cost, as a side input; bounded by products, their prices, and exchange rates. */
record CostsView(
    PCollectionView<List<Product>> products,
    PCollectionView<List<PriceList>> prices,
    PCollectionView<List<ExchangeRate>> rates,
    Reporting reporting)
    implements Serializable {

  static CostsView of(MartReader marts) {
    return new CostsView(
        marts.rows("dim_products", Product.class).apply("ViewProducts", View.asList()),
        marts.rows("dim_price_lists", PriceList.class).apply("ViewPrices", View.asList()),
        marts.rows("fct_exchange_rates", ExchangeRate.class).apply("ViewRates", View.asList()),
        marts.plan().product().reporting());
  }

  List<PCollectionView<?>> all() {
    return List.of(products, prices, rates);
  }

  /** Reads the side input; to be done once per bundle. */
  CostBook read(DoFn<?, ?>.ProcessContext context) {
    CostBook costs =
        new CostBook(
            ExchangeRates.of(
                context.sideInput(rates), reporting.currency(), reporting.rateToleranceDays()),
            reporting.currency());
    context.sideInput(products).forEach(costs::add);
    context.sideInput(prices).forEach(costs::add);
    return costs;
  }
}
