package io.sales360.forecasting.theta;

import io.sales360.forecasting.theta.ThetaSpec.Variant;
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

/** The search of the dynamic optimised theta line over ten years of months. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ThetaLineBenchmark {
  private final double[] values = sales();

  @Benchmark
  public double dynamicOptimised() {
    return ThetaLine.best(values, Variant.DYNAMIC_OPTIMISED).alpha;
  }

  private static double[] sales() {
    double[] values = new double[120];
    for (int t = 0; t < values.length; t++) {
      values[t] = 200 + 3 * t + 40 * Math.sin(2 * Math.PI * t / 12) + 20 * Math.sin(t * t);
    }
    return values;
  }
}
