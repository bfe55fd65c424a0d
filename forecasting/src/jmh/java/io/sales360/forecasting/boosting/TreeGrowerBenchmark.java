package io.sales360.forecasting.boosting;

import java.util.SplittableRandom;
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

/** One tree of 31 leaves on 20,000 rows and 20 columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreeGrowerBenchmark {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 20;

  private final TreeGrower grower;
  private final double[] gradient = new double[ROWS];
  private final double[] curvature = new double[ROWS];
  private final int[] rows = new int[ROWS];
  private final int[] features = new int[COLUMNS];

  /** Random columns; the first one carries the signal. */
  public TreeGrowerBenchmark() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] columns = new float[COLUMNS][ROWS];
    for (int j = 0; j < COLUMNS; j++) {
      features[j] = j;
      for (int i = 0; i < ROWS; i++) {
        columns[j][i] = (float) random.nextDouble();
      }
    }
    for (int i = 0; i < ROWS; i++) {
      rows[i] = i;
      gradient[i] = Math.sin(9 * columns[0][i]) + random.nextDouble() - 0.5;
      curvature[i] = 1;
    }
    grower = new TreeGrower(BinnedColumns.cut(columns, ROWS), BoostingPlan.standard());
  }

  @Benchmark
  public Tree grow() {
    return grower.grow(gradient, curvature, rows.clone(), ROWS, features);
  }
}
