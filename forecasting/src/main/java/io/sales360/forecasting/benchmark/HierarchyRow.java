package io.sales360.forecasting.benchmark;

/**
 * How one method of reconciliation did at one level.
 *
 * @param level name of the level, {@link HierarchyBenchmark#ALL} for the mean of the levels
 * @param method word of the method, {@link HierarchyBenchmark#BASE} before reconciliation
 * @param nodes number of nodes
 * @param rmsse mean over nodes
 * @param mase mean over nodes
 * @param coherenceError largest gap between a node and the sum of its bottom series, relative
 */
public record HierarchyRow(
    String level, String method, int nodes, double rmsse, double mase, double coherenceError) {}
