/**
 * Whether a target will be hit, and who is doing well once luck is taken out: pacing, projections,
 * shrinkage. Exists because a straight line through the days gone by, and a ranking of raw
 * averages, are wrong in known ways.
 */
@NullMarked
package io.sales360.forecasting.targets;

import org.jspecify.annotations.NullMarked;
