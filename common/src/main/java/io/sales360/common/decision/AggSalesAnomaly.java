package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per period whose net sales are unlike those around it, dimension, and one of the
 * three members that contributed most. Amounts are in the reporting currency.
 *
 * @param netAmount net sales of the whole in the period
 * @param expectedAmount median of the comparable periods around it
 * @param lowerAmount what a usual period would exceed
 * @param upperAmount what a usual period would stay below
 * @param score distance from the expected amount in robust standard deviations, with sign
 * @param referenceAmount mean of the comparable periods
 * @param memberNetAmount net sales of the member in the period
 * @param memberReferenceAmount mean of the member in the comparable periods
 * @param contributionAmount the member's difference; over all members of a dimension these sum to
 *     the net amount less the reference amount, but for the ninth decimal
 */
@DefaultSchema(RecordSchema.class)
public record AggSalesAnomaly(
    PeriodGrain periodGrain,
    LocalDate startsOn,
    BigDecimal netAmount,
    BigDecimal expectedAmount,
    BigDecimal lowerAmount,
    BigDecimal upperAmount,
    BigDecimal score,
    BigDecimal referenceAmount,
    SalesDimension dimension,
    int memberRank,
    String member,
    BigDecimal memberNetAmount,
    BigDecimal memberReferenceAmount,
    BigDecimal contributionAmount,
    String currencyCode)
    implements Serializable {}
