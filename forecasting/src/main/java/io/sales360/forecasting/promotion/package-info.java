/**
 * What promotions and prices do: uplift against a baseline, difference in differences, lift over
 * units held out, price elasticity, attribution weights. Exists because a bare percentage says
 * nothing: every effect has an interval that was learned where nothing happened, and a verdict that
 * may be "not measurable".
 */
@NullMarked
package io.sales360.forecasting.promotion;

import org.jspecify.annotations.NullMarked;
