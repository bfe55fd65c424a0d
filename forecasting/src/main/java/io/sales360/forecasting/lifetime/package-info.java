/**
 * How often customers will buy, whether they still do, and what that is worth: BG/NBD, MBG/NBD and
 * Pareto/NBD for purchases, Gamma-Gamma for spend. Exists because purchases of one customer are too
 * few for a time series: what one lacks, all customers together know.
 *
 * <p>Time has one unit throughout, chosen by the caller (weeks in most papers). Parameters keep the
 * letters of the papers: r, α (rate of buying), a, b or s, β (leaving), p, q, v (spend).
 */
@NullMarked
package io.sales360.forecasting.lifetime;

import org.jspecify.annotations.NullMarked;
