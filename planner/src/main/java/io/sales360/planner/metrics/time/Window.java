package io.sales360.planner.metrics.time;

import java.time.LocalDate;

/**
 * Days whose rows make one value.
 *
 * @param variant number of the column of values
 * @param period number of the row of values
 * @param first first day
 * @param last last day
 */
public record Window(int variant, int period, LocalDate first, LocalDate last) {}
