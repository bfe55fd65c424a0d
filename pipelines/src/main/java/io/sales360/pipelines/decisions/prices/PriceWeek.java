package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What one product sold in one channel, currency and promotion in one week. Weeks of equal key add
 * up in any order.
 *
 * @param category empty where the product has none, and as long as it was not looked up
 * @param channelId empty where the line has none
 * @param promotionId empty where the line has none
 * @param monday first day of the week
 * @param firstOn first day with a sale
 * @param lastOn last day with a sale
 * @param net gross less discount, in the reporting currency like these two
 * @param saleGross before discount, in the currency of the sale
 */
@DefaultSchema(RecordSchema.class)
record PriceWeek(
    String category,
    String productId,
    String channelId,
    String promotionId,
    LocalDate monday,
    LocalDate firstOn,
    LocalDate lastOn,
    String saleCurrencyCode,
    long lineCount,
    BigDecimal units,
    BigDecimal saleGross,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal net)
    implements Serializable {

  static PriceWeek of(FctMargin line) {
    return new PriceWeek(
        "",
        line.productId(),
        line.channelId() == null ? "" : line.channelId(),
        line.promotionId() == null ? "" : line.promotionId(),
        line.orderedOn().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        line.orderedOn(),
        line.orderedOn(),
        line.saleCurrencyCode(),
        1,
        line.quantity(),
        line.saleGrossAmount(),
        line.grossAmount(),
        line.discountAmount(),
        line.netAmount());
  }

  String key() {
    return String.join(
        "\u001f", productId, channelId, monday.toString(), saleCurrencyCode, promotionId, category);
  }

  PriceWeek in(String category) {
    return new PriceWeek(
        category,
        productId,
        channelId,
        promotionId,
        monday,
        firstOn,
        lastOn,
        saleCurrencyCode,
        lineCount,
        units,
        saleGross,
        gross,
        discount,
        net);
  }

  /** Text that is equal for one product in one channel. */
  String place() {
    return place(productId, channelId);
  }

  static String place(String productId, String channelId) {
    return productId + '\u001f' + channelId;
  }

  PriceWeek plus(PriceWeek other) {
    return new PriceWeek(
        category,
        productId,
        channelId,
        promotionId,
        monday,
        firstOn.isBefore(other.firstOn) ? firstOn : other.firstOn,
        lastOn.isAfter(other.lastOn) ? lastOn : other.lastOn,
        saleCurrencyCode,
        lineCount + other.lineCount,
        units.add(other.units),
        saleGross.add(other.saleGross),
        gross.add(other.gross),
        discount.add(other.discount),
        net.add(other.net));
  }
}
