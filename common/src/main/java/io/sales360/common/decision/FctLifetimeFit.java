package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per model and stretch of days it learned from. Time is in weeks, money in the
 * reporting currency. Figures are estimates.
 *
 * @param model {@code bg-nbd}, {@code mbg-nbd}, {@code pareto-nbd} or {@code gamma-gamma}
 * @param learnedUntil last day it saw: the as-of date, or the last day before the holdout
 * @param isChosen whether {@code agg_customers_360} is made with this fit
 * @param status how the search ended
 * @param reason why the model was not found, and what stands in; null if it was
 * @param customerCount customers it learned from
 * @param knownCustomerCount customers it could have learned from; more than a fixed number of them
 *     are sampled by a hash of their id
 * @param logLikelihood up to terms without parameters; null for a fallback without one
 * @param holdoutDays length of the holdout; null for fits that saw everything
 * @param holdoutActual purchases in the holdout of all customers it learned from
 * @param holdoutExpected what the fit had expected
 * @param holdoutError absolute errors over the classes of {@code fct_lifetime_calibration}, over
 *     the purchases in the holdout
 * @param churnAuc area under the ROC curve: how well the probability of no purchase in the holdout
 *     tells those without one from the others; null if there are no two kinds
 * @param spendCorrelation of frequency and spend per purchase, for gamma-gamma, which takes it to
 *     be 0; with bounds of 95 percent
 */
@DefaultSchema(RecordSchema.class)
public record FctLifetimeFit(
    String model,
    LocalDate learnedUntil,
    boolean isChosen,
    String status,
    @Nullable String reason,
    long customerCount,
    long knownCustomerCount,
    int evaluations,
    @Nullable Double logLikelihood,
    @Nullable Double r,
    @Nullable Double alpha,
    @Nullable Double a,
    @Nullable Double b,
    @Nullable Double s,
    @Nullable Double beta,
    @Nullable Double p,
    @Nullable Double q,
    @Nullable Double v,
    @Nullable Integer holdoutDays,
    @Nullable Double holdoutActual,
    @Nullable Double holdoutExpected,
    @Nullable Double holdoutError,
    @Nullable Double churnAuc,
    @Nullable Double spendCorrelation,
    @Nullable Double spendCorrelationLower,
    @Nullable Double spendCorrelationUpper)
    implements Serializable {}
