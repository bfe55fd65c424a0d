package io.sales360.planner.metrics.time;

import java.time.LocalDate;

/**
 * One period of the calendar.
 *
 * @param key where it stands
 * @param startsOn first day
 * @param endsOn last day
 */
public record Period(TimeGrain.Key key, LocalDate startsOn, LocalDate endsOn) {}
