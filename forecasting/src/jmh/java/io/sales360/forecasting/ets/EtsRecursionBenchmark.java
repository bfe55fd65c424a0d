package io.sales360.forecasting.ets;

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

/** ETS(A,Ad,M) over ten years of months: the likelihood, and its gradient. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EtsRecursionBenchmark {
  private final EtsRecursion recursion =
      new EtsRecursion(
          new EtsSpec(ErrorType.ADDITIVE, TrendType.DAMPED, SeasonType.MULTIPLICATIVE),
          sales(),
          12);
  private final double[] parameters = {
    0.3, 0.05, 0.1, 0.95, 200, 3, 1.1, 1.2, 1.1, 1, 0.9, 0.8, 0.9, 1, 1, 1, 1, 1
  };
  private final double[] gradient = new double[parameters.length];

  @Benchmark
  public double forward() {
    return recursion.forward(parameters);
  }

  @Benchmark
  public double forwardAndBackward() {
    double value = recursion.forward(parameters);
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
