package io.sales360.planner.metrics.query;

/**
 * One step from many rows to at most one.
 *
 * @param from table of the many
 * @param column its column
 * @param to table of the one
 * @param key its key
 */
record Join(String from, String column, String to, String key) {}
