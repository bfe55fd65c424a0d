/**
 * Small numerical tools that several families need: minimisers, least squares, seeded normal
 * numbers. Exists so that optimizers are called through one door that reports evaluations and
 * convergence.
 */
@NullMarked
package io.sales360.forecasting.math;

import org.jspecify.annotations.NullMarked;
