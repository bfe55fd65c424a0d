/**
 * Questions about metrics, answered by one SQL query that cannot count anything twice: each table
 * is aggregated to the asked grain before its values meet those of another, and joins only go from
 * many rows to at most one.
 */
@NullMarked
package io.sales360.planner.metrics.query;

import org.jspecify.annotations.NullMarked;
