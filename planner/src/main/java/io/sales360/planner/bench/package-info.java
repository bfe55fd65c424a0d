/**
 * Forecast benchmarks on collections in files: reading them, naming what is wrong with them,
 * showing the scores. The measuring itself is the forecasting library's.
 */
@NullMarked
package io.sales360.planner.bench;

import org.jspecify.annotations.NullMarked;
