package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;

/**
 * Actual minus baseline, in units of the series, summed over the periods it is about.
 *
 * @param pValue of an effect this far from zero where nothing happened; two-sided
 */
public record Effect(double value, Interval interval, double pValue) implements Serializable {}
