/**
 * Setting targets: proposals from forecasts, and the book that keeps every version with author,
 * reason and time. Apart, because the rules hold whatever command asks.
 */
@NullMarked
package io.sales360.planner.targets;

import org.jspecify.annotations.NullMarked;
