package io.sales360.pipelines.forecast;

import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.MarketIndicator;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The tables that regressors come from, as side inputs: rows per indicator and month, marked day,
 * promotion, product of a promotion, price change and product, never per sale.
 */
record RegressorTables(
    PCollectionView<List<MarketIndicator>> indicators,
    PCollectionView<List<CalendarDay>> calendar,
    PCollectionView<List<Promotion>> promotions,
    PCollectionView<List<PromotionProduct>> promotionProducts,
    PCollectionView<List<PriceList>> prices,
    PCollectionView<List<ProductPlace>> places)
    implements Serializable {

  static RegressorTables of(
      PCollection<MarketIndicator> indicators,
      PCollection<CalendarDay> calendar,
      PCollection<Promotion> promotions,
      PCollection<PromotionProduct> promotionProducts,
      PCollection<PriceList> prices,
      PCollection<ProductPlace> places) {
    return new RegressorTables(
        indicators.apply("ViewIndicators", View.asList()),
        calendar.apply("ViewCalendar", View.asList()),
        promotions.apply("ViewPromotions", View.asList()),
        promotionProducts.apply("ViewPromotionProducts", View.asList()),
        prices.apply("ViewPrices", View.asList()),
        places.apply("ViewPlacesOfRegressors", View.asList()));
  }

  /** What a step that reads them declares. */
  List<PCollectionView<?>> views() {
    return List.of(indicators, calendar, promotions, promotionProducts, prices, places);
  }

  SeriesRegressors known(DoFn<?, ?>.ProcessContext context) {
    ProductPlaces products = new ProductPlaces(context.sideInput(places));
    return new SeriesRegressors(
        new HolidayCalendar(context.sideInput(calendar)),
        new PromotionCalendar(
            context.sideInput(promotions), context.sideInput(promotionProducts), products),
        new PriceHistory(context.sideInput(prices)),
        products);
  }

  IndicatorHistory past(DoFn<?, ?>.ProcessContext context, List<String> wanted) {
    return new IndicatorHistory(context.sideInput(indicators), wanted);
  }
}
