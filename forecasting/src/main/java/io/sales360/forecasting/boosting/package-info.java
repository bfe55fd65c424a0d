/**
 * Gradient-boosted regression trees over binned columns, in plain Java: the same bytes on every
 * machine, no natives. Exists apart from the forecasting models because it knows nothing of series:
 * rows of numbers in, an additive function out.
 */
@NullMarked
package io.sales360.forecasting.boosting;

import org.jspecify.annotations.NullMarked;
