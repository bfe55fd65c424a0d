package io.sales360.forecasting.ces;

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

/** Complex smoothing with a full season over ten years of months: backcast, and its gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CesRecursionBenchmark {
  private final double[] values = sales();
  private final CesRecursion recursion =
      new CesRecursion(
          CesForm.FULL, values, 12, new double[CesRecursion.stateCount(CesForm.FULL, 12)]);
  private final double[] parameters = {1.3, 1, 1.1, 0.9};
  private final double[] gradient = new double[parameters.length];

  @Benchmark
  public double backcast() {
    return recursion.backcast(parameters);
  }

  @Benchmark
  public double backcastAndGradient() {
    double value = recursion.backcast(parameters);
    recursion.backward(parameters, gradient);
    return value + gradient[0];
  }

  private static double[] sales() {
    double[] values = new double[120];
    for (int t = 0; t < values.length; t++) {
      values[t] = 200 + 3 * t + 40 * Math.sin(2 * Math.PI * t / 12) + 20 * Math.sin(t * t);
    }
    return values;
  }
}
