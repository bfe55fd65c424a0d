package io.sales360.forecasting.math;

/**
 * What a minimiser found.
 *
 * @param point where; the caller owns the array
 * @param value the objective there
 * @param evaluations calls of the objective
 * @param converged whether the tolerance was met, not the iteration limit
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Optimum(double[] point, double value, int evaluations, boolean converged) {}
