package io.sales360.launch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;

/**
 * Runs a job and tells how far it is. Counters are for people's eyes only; nothing is decided by
 * them.
 */
final class JobProgress {
  private static final Duration TICK = Duration.standardSeconds(1);

  private final String job;
  private final RunEvents events;
  private final Map<String, Long> told = new HashMap<>();

  JobProgress(String job, RunEvents events) {
    this.job = job;
    this.events = events;
  }

  /**
   * Waits for the job's end.
   *
   * @throws RuntimeException as the runner throws it where the job fails
   */
  void watch(Pipeline pipeline) throws IOException {
    long start = System.nanoTime();
    events.stage(job, "start", 0, 0);
    PipelineResult result = pipeline.run();
    PipelineResult.State state = null;
    while (state == null || !state.isTerminal()) {
      state = result.waitUntilFinish(TICK);
      report(result, start);
    }
    if (state != PipelineResult.State.DONE) {
      throw new IOException("The job " + job + " ended as " + state + ".");
    }
    events.stage(job, "done", 0, seconds(start));
  }

  private void report(PipelineResult result, long start) {
    MetricQueryResults metrics;
    try {
      metrics =
          result
              .metrics()
              .queryMetrics(
                  MetricsFilter.builder()
                      .addNameFilter(MetricNameFilter.inNamespace("progress"))
                      .build());
    } catch (UnsupportedOperationException e) {
      return; // This runner tells nothing while it runs.
    }
    for (MetricResult<Long> counter : metrics.getCounters()) {
      String stage = counter.getName().getName();
      Long before = told.put(stage, counter.getAttempted());
      if (before == null || before < counter.getAttempted()) {
        events.stage(job, stage, counter.getAttempted(), seconds(start));
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
