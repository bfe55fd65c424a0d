package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per run, series and step. Means of a measure that sums are coherent: over any
 * level they add up exactly to the parent. Quantiles never cross and are never negative.
 *
 * @param hierarchyLevel level of the series
 * @param cutoff last day the history holds
 * @param h step ahead, from 1
 * @param period first day of the period forecast
 * @param mean expected value, in minor units of the reporting currency for money
 * @param reasonCode why another way than a model of its own was taken; null for none
 */
@DefaultSchema(RecordSchema.class)
public record FctSalesForecast(
    String runId,
    String seriesId,
    String hierarchyLevel,
    Measure measure,
    Grain grain,
    LocalDate cutoff,
    int h,
    LocalDate period,
    BigDecimal mean,
    double q0_025,
    double q0_05,
    double q0_1,
    double q0_15,
    double q0_2,
    double q0_25,
    double q0_3,
    double q0_35,
    double q0_4,
    double q0_45,
    double q0_5,
    double q0_55,
    double q0_6,
    double q0_65,
    double q0_7,
    double q0_75,
    double q0_8,
    double q0_85,
    double q0_9,
    double q0_95,
    double q0_975,
    String model,
    String modelVersion,
    @Nullable String reasonCode)
    implements Serializable {}
