package io.sales360.pipelines.intermediate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.model.OrderLine;
import io.sales360.common.model.Origin;
import io.sales360.common.model.SalesOrder;
import io.sales360.common.schema.RecordShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LineAmountsProperties {
  private static final Origin ORIGIN = new Origin("orders", "sale", "orders.csv", 2, null);

  @Property(tries = 300)
  void sharesSumToTheOrdersAmounts(
      @ForAll @Size(min = 1, max = 9) List<@LongRange(min = 0, max = 100_000) Long> cents,
      @ForAll @IntRange(min = 0, max = 3) int quantity,
      @ForAll @LongRange(min = -5_000, max = 5_000) long shipping,
      @ForAll @LongRange(min = 0, max = 5_000_000) long discountMillis,
      @ForAll @LongRange(min = -9_999, max = 99_999) long paid) {
    List<OrderLine> lines = new ArrayList<>();
    for (long price : cents) {
      lines.add(
          make(
              OrderLine.class,
              Map.of(
                  "order_id",
                  "o",
                  "product_id",
                  "p",
                  "quantity",
                  BigDecimal.valueOf(quantity),
                  "unit_price",
                  BigDecimal.valueOf(price, 2))));
    }
    BigDecimal discount = BigDecimal.valueOf(discountMillis, 3);
    SalesOrder header =
        make(
            SalesOrder.class,
            Map.of(
                "order_id",
                "o",
                "shipping_amount",
                BigDecimal.valueOf(shipping, 2),
                "discount_amount",
                discount));

    List<LineAmounts> amounts =
        LineAmounts.allocate(header, lines, BigDecimal.valueOf(paid, 2), "USD");

    assertThat(sum(amounts.stream().map(LineAmounts::discount).toList()))
        .isEqualByComparingTo(discount);
    assertThat(sum(amounts.stream().map(LineAmounts::shipping).toList()))
        .isEqualByComparingTo(BigDecimal.valueOf(shipping, 2));
    assertThat(sum(amounts.stream().map(LineAmounts::payment).toList()))
        .isEqualByComparingTo(BigDecimal.valueOf(paid, 2));
    assertThat(sum(amounts.stream().map(LineAmounts::orderTotal).toList()))
        .isEqualByComparingTo(
            sum(amounts.stream().map(LineAmounts::net).toList())
                .add(BigDecimal.valueOf(shipping, 2)));
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <T extends Record> T make(Class<T> type, Map<String, Object> values) {
    RecordShape<T> shape = RecordShape.of(type);
    Object[] components = new Object[shape.components().size()];
    values.forEach((column, value) -> components[shape.indexOf(column)] = value);
    components[shape.indexOf("origin")] = ORIGIN;
    return shape.make(components);
  }
}
