/**
 * What is odd about a series before any model sees it: gaps, outliers, level shifts, stock-outs.
 * Exists so that cleaning is a choice that is made knowingly and reported, never a side effect.
 */
@NullMarked
package io.sales360.forecasting.diagnosis;

import org.jspecify.annotations.NullMarked;
