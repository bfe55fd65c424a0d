package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.Promotion;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per promotion, role and day: sales of the products that it covers, of their
 * substitutes, or of their companions, whether under the promotion or not. Rows of equal key add up
 * in any order.
 *
 * @param costedUnits units of lines whose margin is known
 * @param margin contribution margin 1 of these
 * @param usualUnits of these, those under no promotion
 * @param usualMargin margin of those
 * @param usedLines lines under the promotion itself, as are the next four
 * @param spend what they bear of their campaign's spend
 * @param spendLines those whose part in the spend is known
 */
@DefaultSchema(RecordSchema.class)
record PromotionDay(
    String promotionId,
    PromotionScope.Role role,
    LocalDate day,
    BigDecimal units,
    BigDecimal costedUnits,
    BigDecimal margin,
    BigDecimal usualUnits,
    BigDecimal usualMargin,
    long usedLines,
    BigDecimal usedUnits,
    BigDecimal usedNet,
    BigDecimal usedDiscount,
    BigDecimal spend,
    long spendLines)
    implements Serializable {

  private static final BigDecimal ZERO = BigDecimal.ZERO;

  /** A row without sales, so that a promotion that sold nothing is known too. */
  static PromotionDay none(Promotion promotion) {
    return none(promotion.promotionId(), promotion.startsOn());
  }

  static PromotionDay none(String subjectId, @Nullable LocalDate day) {
    return new PromotionDay(
        subjectId,
        PromotionScope.Role.OWN,
        day == null ? LocalDate.EPOCH : day,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        0,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        0);
  }

  /** A line that matters to the promotion. */
  static PromotionDay of(PromotionLine line, String promotionId, PromotionScope.Role role) {
    BigDecimal margin = line.margin();
    boolean isCosted = margin != null;
    boolean isUsual = isCosted && line.promotionId() == null;
    BigDecimal units = line.units();
    return new PromotionDay(
        promotionId,
        role,
        line.day(),
        units,
        isCosted ? units : ZERO,
        margin == null ? ZERO : margin,
        isUsual ? units : ZERO,
        margin == null || !isUsual ? ZERO : margin,
        0,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        0);
  }

  /** All sales of a day, as if all products were covered. */
  static PromotionDay of(CompanyDay day, String subjectId) {
    return new PromotionDay(
        subjectId,
        PromotionScope.Role.OWN,
        day.day(),
        day.units(),
        day.costedUnits(),
        day.margin(),
        day.costedUnits(),
        day.margin(),
        0,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        0);
  }

  /** A line under the promotion, described whatever the promotion covers. */
  static PromotionDay used(PromotionLine line, String promotionId) {
    BigDecimal spend = line.spend();
    return new PromotionDay(
        promotionId,
        PromotionScope.Role.OWN,
        line.day(),
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        1,
        line.units(),
        line.net(),
        line.discount(),
        spend == null ? ZERO : spend,
        spend == null ? 0 : 1);
  }

  String key() {
    return String.join("\u001f", promotionId, role.name(), day.toString());
  }

  PromotionDay plus(PromotionDay other) {
    return new PromotionDay(
        promotionId,
        role,
        day,
        units.add(other.units),
        costedUnits.add(other.costedUnits),
        margin.add(other.margin),
        usualUnits.add(other.usualUnits),
        usualMargin.add(other.usualMargin),
        usedLines + other.usedLines,
        usedUnits.add(other.usedUnits),
        usedNet.add(other.usedNet),
        usedDiscount.add(other.usedDiscount),
        spend.add(other.spend),
        spendLines + other.spendLines);
  }
}
