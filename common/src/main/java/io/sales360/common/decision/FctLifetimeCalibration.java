package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per model and number of repeat purchases before the holdout: what the customers
 * then bought, and what the model had expected.
 *
 * @param frequency order days before the holdout without the first; the last class holds those with
 *     more too
 * @param customerCount customers in the class
 * @param actualPurchases order days in the holdout per customer
 * @param expectedPurchases what the model had expected per customer
 */
@DefaultSchema(RecordSchema.class)
public record FctLifetimeCalibration(
    String model,
    int frequency,
    long customerCount,
    double actualPurchases,
    double expectedPurchases)
    implements Serializable {}
