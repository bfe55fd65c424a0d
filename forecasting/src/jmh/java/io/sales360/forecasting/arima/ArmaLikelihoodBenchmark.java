package io.sales360.forecasting.arima;

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

/** ARMA(2,1)(1,1) of ten years of months: conditional and exact likelihood. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArmaLikelihoodBenchmark {
  private final ConditionalInnovations conditional =
      new ConditionalInnovations(new double[][] {sales()}, 14);
  private final FastInnovations exact = new FastInnovations(new double[][] {sales()});
  private final double[] phi = new double[14];
  private final double[] theta = new double[13];

  /** Coefficients multiplied out. */
  public ArmaLikelihoodBenchmark() {
    phi[0] = 0.5;
    phi[1] = 0.2;
    phi[11] = 0.3;
    phi[12] = -0.15;
    phi[13] = -0.06;
    theta[0] = 0.4;
    theta[11] = -0.5;
    theta[12] = -0.2;
  }

  @Benchmark
  public boolean conditional() {
    return conditional.run(phi, theta);
  }

  @Benchmark
  public boolean exact() {
    return exact.run(phi, theta);
  }

  private static double[] sales() {
    double[] values = new double[120];
    for (int t = 0; t < values.length; t++) {
      values[t] = 200 + 3 * t + 40 * Math.sin(2 * Math.PI * t / 12) + 20 * Math.sin(t * t);
    }
    return values;
  }
}
