/**
 * What a panel model sees of a series at an origin: ratios to its level, seasonal and promotional
 * effects learned from its own past, the calendar, regressors. Exists apart from the models so that
 * one rule decides what was known when: nothing of the series after the origin is read.
 */
@NullMarked
package io.sales360.forecasting.features;

import org.jspecify.annotations.NullMarked;
