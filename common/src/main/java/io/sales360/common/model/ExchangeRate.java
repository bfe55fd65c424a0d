package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per exchange rate of one day: units of the quote currency for one unit of the base
 * currency.
 */
@DefaultSchema(RecordSchema.class)
public record ExchangeRate(
    String baseCurrencyCode,
    String quoteCurrencyCode,
    LocalDate ratedOn,
    BigDecimal rate,
    Origin origin)
    implements Entity {}
