/**
 * Questions about the published forecasts. Apart, because the page, the exports and the command ask
 * the same ones.
 */
@NullMarked
package io.sales360.planner.forecast;

import org.jspecify.annotations.NullMarked;
