package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per customer, dimension and value that the customer bought. At most one row per
 * line of a sale and dimension.
 *
 * @param preferenceRank 1 for most lines; ties by units, then net sales, then the value's text
 * @param lineCount lines of sales with the value: the evidence
 * @param knownLineCount lines of the customer that have any value in the dimension
 * @param netSales gross sales less discounts in the reporting currency, before returns
 */
@DefaultSchema(RecordSchema.class)
public record AggCustomerPreference(
    String customerId,
    PreferenceDimension dimension,
    String dimensionValue,
    int preferenceRank,
    long lineCount,
    long knownLineCount,
    BigDecimal units,
    BigDecimal netSales)
    implements Serializable {}
