package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per month of first sale and month since, up to the month of the as-of date, months
 * without a sale among them. The last month may be incomplete.
 *
 * @param cohortMonth first day of the month of the customers' first sale
 * @param monthsSince 0 for that month itself
 * @param customerCount customers of the cohort
 * @param activeCustomerCount of these, those with a sale in the month
 * @param repeatCustomerCount of these, those with a second order day up to the end of the month
 * @param logoRetention active customers over customers
 * @param repeatRate repeat customers over customers
 * @param netSales of the cohort in the month: gross less discounts less returns, in the reporting
 *     currency; returns before the first sale count in month 0
 * @param revenueRetention net sales over those of month 0; null unless these are positive
 */
@DefaultSchema(RecordSchema.class)
public record AggCustomerCohort(
    LocalDate cohortMonth,
    int monthsSince,
    long customerCount,
    long activeCustomerCount,
    long repeatCustomerCount,
    BigDecimal logoRetention,
    BigDecimal repeatRate,
    BigDecimal netSales,
    @Nullable BigDecimal revenueRetention,
    String currencyCode)
    implements Serializable {}
