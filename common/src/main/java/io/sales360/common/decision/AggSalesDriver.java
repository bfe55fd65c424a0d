package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per comparison, period, dimension and member with sales or returns in one of the
 * two periods. Net sales in the reporting currency, returns on their day. The members of a
 * dimension sum to its {@code total} exactly.
 *
 * @param isComplete whether sales had begun by the first day of the earlier period, and the later
 *     one had ended by the as-of date
 * @param member key of the member; {@code (none)} where a sale names none
 */
@DefaultSchema(RecordSchema.class)
public record AggSalesDriver(
    Comparison comparison,
    LocalDate startsOn,
    LocalDate previousStartsOn,
    boolean isComplete,
    SalesDimension dimension,
    String member,
    BigDecimal previousAmount,
    BigDecimal currentAmount,
    BigDecimal changeAmount,
    String currencyCode)
    implements Serializable {}
