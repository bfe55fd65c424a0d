package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per product and other product that are bought together more often than chance
 * would have it. A pair has two rows, one for each direction. Orders without a known customer count
 * too; services do not. Shares and probabilities are estimates.
 *
 * @param orderCount orders with any product
 * @param productOrderCount of these, those with the product
 * @param otherOrderCount those with the other one
 * @param pairOrderCount those with both
 * @param support pair orders over orders
 * @param confidence pair orders over the product's orders
 * @param lift confidence over the other product's share of orders
 * @param leverage support less what it would be by chance
 * @param conviction how many times more often the rule would fail by chance; null if it never fails
 * @param pValue that chance brings as many pair orders or more
 * @param qValue share of chance findings to expect among this pair and all stronger ones
 */
@DefaultSchema(RecordSchema.class)
public record AggProductAffinity(
    String productId,
    String otherProductId,
    long orderCount,
    long productOrderCount,
    long otherOrderCount,
    long pairOrderCount,
    double support,
    double confidence,
    double lift,
    double leverage,
    @Nullable Double conviction,
    double pValue,
    double qValue)
    implements Serializable {}
