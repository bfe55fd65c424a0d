package io.sales360.common.table;

/**
 * One column as readers see it.
 *
 * @param name snake case
 * @param type SQL type
 * @param nullable whether a value may be missing
 */
public record Column(String name, String type, boolean nullable) {}
