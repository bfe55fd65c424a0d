/**
 * Periods by calendar key. Apart, because an offset of time is a question of the calendar (which
 * month came before, which day it corresponds to) and never of a number of days.
 */
@NullMarked
package io.sales360.planner.metrics.time;

import org.jspecify.annotations.NullMarked;
