package io.sales360.pipelines.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.CostSource;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.Origin;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.schema.RecordShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostBookTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 10);
  private static final Origin ORIGIN = new Origin("f", "o", "f.csv", 2, null);

  @Test
  void priceListIsValidOnItsFirstAndLastDay() {
    CostBook book = book();
    book.add(price("a", null, "5", DAY.minusDays(3), DAY));
    book.add(price("b", null, "7", DAY.plusDays(1), null));

    assertThat(costOfTwo(book, "web", DAY).amount()).isEqualByComparingTo("10");
    assertThat(costOfTwo(book, "web", DAY.minusDays(3)).amount()).isEqualByComparingTo("10");
    assertThat(costOfTwo(book, "web", DAY.plusDays(1)).amount()).isEqualByComparingTo("14");
    assertThat(costOfTwo(book, "web", DAY.minusDays(4))).isEqualTo(CostBook.Cost.UNKNOWN);
  }

  @Test
  void channelComesBeforeGeneralAndYoungBeforeOld() {
    CostBook book = book();
    book.add(price("a", null, "5", DAY, null));
    book.add(price("b", "web", "6", DAY.minusDays(9), null));
    book.add(price("c", "web", "7", DAY.minusDays(8), null));
    book.add(price("d", "shop", "8", DAY.minusDays(1), null));

    assertThat(costOfTwo(book, "web", DAY).amount()).isEqualByComparingTo("14");
    assertThat(costOfTwo(book, "fair", DAY).amount()).isEqualByComparingTo("10");
    assertThat(costOfTwo(book, null, DAY).amount()).isEqualByComparingTo("10");
  }

  @Test
  void productComesLast() {
    CostBook book = book();
    book.add(
        make(
            Product.class,
            Map.of("product_id", "P", "unit_cost", new BigDecimal("3"), "origin", ORIGIN)));

    assertThat(costOfTwo(book, "web", DAY).source()).isEqualTo(CostSource.PRODUCT);
    assertThat(costOfTwo(book, "web", DAY).amount()).isEqualByComparingTo("6");
  }

  @Test
  void costInACurrencyWithoutRateIsUnknown() {
    CostBook book = book();
    book.add(
        make(
            Product.class,
            Map.of(
                "product_id",
                "P",
                "unit_cost",
                BigDecimal.ONE,
                "currency_code",
                "EUR",
                "origin",
                ORIGIN)));

    assertThat(costOfTwo(book, "web", DAY)).isEqualTo(CostBook.Cost.UNKNOWN);
  }

  private static CostBook book() {
    return new CostBook(ExchangeRates.of(List.<ExchangeRate>of(), "USD", 7), "USD");
  }

  private static PriceList price(
      String id, @Nullable String channel, String cost, LocalDate from, @Nullable LocalDate to) {
    return new PriceList(
        id, "P", channel, null, BigDecimal.TEN, new BigDecimal(cost), "USD", from, to, ORIGIN);
  }

  private static CostBook.Cost costOfTwo(CostBook book, @Nullable String channel, LocalDate day) {
    return book.costOf("P", channel, day, new BigDecimal("2"));
  }

  /** A record with these columns; all others are null. */
  private static <T extends Record> T make(Class<T> type, Map<String, Object> values) {
    return RecordShape.of(type)
        .make(
            RecordShape.of(type).components().stream()
                .map(component -> values.get(component.column()))
                .toArray());
  }
}
