package io.sales360.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Structural reconciliation of 1,000 leaves in 10 regions, 20 groups and a total. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReconcilerBenchmark {
  private static final int LEAVES = 1_000;

  private final GroupedStructure structure;
  private final double[] forecasts;
  private final double[] shares = new double[LEAVES];
  private final Reconciler reconciler = Reconciler.structural();

  /** Forecasts that do not add up. */
  public ReconcilerBenchmark() {
    List<int[]> nodes = new ArrayList<>();
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      nodes.add(new int[] {leaf});
      shares[leaf] = 1.0 / LEAVES;
    }
    addGroups(nodes, 10);
    addGroups(nodes, 20);
    addGroups(nodes, 1);
    structure = GroupedStructure.of(LEAVES, nodes);
    forecasts = new double[structure.nodes()];
    for (int node = 0; node < forecasts.length; node++) {
      forecasts[node] = structure.size(node) * (10 + Math.sin(node));
    }
  }

  private static void addGroups(List<int[]> nodes, int groups) {
    for (int group = 0; group < groups; group++) {
      int[] leaves = new int[LEAVES / groups];
      for (int i = 0; i < leaves.length; i++) {
        leaves[i] = group + i * groups;
      }
      nodes.add(leaves);
    }
  }

  @Benchmark
  public double[] structural() {
    return reconciler.reconcile(structure, forecasts, shares);
  }
}
