package io.sales360.launch;

import io.sales360.common.fault.Failpoint;
import io.sales360.common.landing.LandingException;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.table.Lake;
import io.sales360.common.table.LakeLock;
import io.sales360.common.table.LockHeldException;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.SalesDecisionsPipeline;
import io.sales360.pipelines.SalesForecastOptions;
import io.sales360.pipelines.SalesForecastPipeline;
import io.sales360.pipelines.SalesJobOptions;
import io.sales360.pipelines.SalesMartsPipeline;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.run.RunRecord;
import io.sales360.pipelines.run.RunRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of one run in order, in this process, on the runner of the classpath: marts, the
 * forecast if one is planned, decisions. Only the last job publishes. Prints {@link RunEvents} to
 * standard output and ends with a documented exit code.
 */
public final class RunLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(RunLauncher.class);
  private static final int KEPT_VERSIONS = 5;

  /** Libraries that tell every step at INFO. Held here, because loggers are forgotten otherwise. */
  private static final List<java.util.logging.Logger> TALKATIVE =
      List.of(
          java.util.logging.Logger.getLogger("smile"),
          java.util.logging.Logger.getLogger("org.apache.hadoop"));

  private final RunEvents events;

  private RunLauncher(RunEvents events) {
    this.events = events;
  }

  /**
   * Runs and ends the process.
   *
   * @param args the options of {@link SalesJobOptions} as {@code --name=value}
   */
  public static void main(String[] args) {
    PrintStream out = System.out;
    // Libraries that print must not disturb the lines of events.
    System.setOut(System.err);
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    System.exit(new RunLauncher(new RunEvents(out)).run(args));
  }

  int run(String[] args) {
    try {
      PipelineOptions options =
          PipelineOptionsFactory.fromArgs(RunnerProfile.onClasspath().with(args))
              .withValidation()
              .as(SalesForecastOptions.class);
      SalesJobOptions job = options.as(SalesJobOptions.class);
      RunPlans plans = RunPlans.of(job);
      Lake lake = Lake.at(plans.lake());
      try (LakeLock lock = lake.lock(plans.attempt())) {
        Failpoint.LOCK_TAKEN.reached();
        lake.clean(lock, KEPT_VERSIONS);
        Failpoint.LEFTOVERS_GONE.reached();
        plans
            .land()
            .forEach(
                (name, rows) ->
                    events.message("info", "Copied %s: %,d rows.".formatted(name, rows)));
        RunPlan plan = plans.plan();
        Failpoint.PLANNED.reached();
        return runJobs(options, plan, lake);
      }
    } catch (ProductFileException e) {
      for (Problem problem : e.problems()) {
        events.message("error", problem.toString());
      }
      return ended(ExitCodes.USAGE);
    } catch (LandingException e) {
      LOG.error("A database could not be copied", e);
      events.message("error", String.valueOf(e.getMessage()));
      return ended(exitCode(e.reason()));
    } catch (SchemaFrozen e) {
      events.message("error", String.valueOf(e.getMessage()));
      return ended(ExitCodes.DRIFT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ended(ExitCodes.INTERRUPTED);
    } catch (LockHeldException e) {
      events.message("error", String.valueOf(e.getMessage()));
      return ended(ExitCodes.LOCK_HELD);
    } catch (IllegalArgumentException e) {
      LOG.error("The run could not be planned", e);
      events.message("error", String.valueOf(e.getMessage()));
      return ended(ExitCodes.USAGE);
    } catch (IOException | RuntimeException e) {
      LOG.error("The run died", e);
      Optional<String> place = unwritable(e);
      if (place.isPresent()) {
        events.message("error", "The run could not write or read: %s".formatted(place.get()));
        return ended(ExitCodes.PERMISSION);
      }
      events.message(
          "error", "The run failed: %s%nSee the log for details.".formatted(rootCause(e)));
      return ended(ExitCodes.INTERNAL);
    }
  }

  private static int exitCode(LandingException.Reason reason) {
    return switch (reason) {
      case USAGE -> ExitCodes.USAGE;
      case PERMISSION -> ExitCodes.PERMISSION;
      case UNAVAILABLE -> ExitCodes.UNAVAILABLE;
      case INCOMPLETE -> ExitCodes.UNBALANCED;
    };
  }

  private int runJobs(PipelineOptions options, RunPlan plan, Lake lake) throws IOException {
    int exitCode =
        runJob(
            "SalesMarts",
            options,
            plan,
            lake,
            pipeline -> SalesMartsPipeline.assemble(pipeline, plan, false));
    if (exitCode == ExitCodes.OK && plan.product().forecastPlan().isPresent()) {
      Manifest marts = staged(lake, plan);
      exitCode =
          runJob(
              "SalesForecast",
              options,
              plan,
              lake,
              pipeline -> SalesForecastPipeline.assemble(pipeline, plan, marts, false));
    }
    if (exitCode == ExitCodes.OK) {
      Manifest tables = staged(lake, plan);
      exitCode =
          runJob(
              "SalesDecisions",
              options,
              plan,
              lake,
              pipeline -> SalesDecisionsPipeline.assemble(pipeline, plan, tables, true));
    }
    Failpoint.RUN_ENDED.reached();
    Optional<RunRecord> record = record(lake, plan);
    record.ifPresent(r -> r.messages().forEach(m -> events.message("warn", m)));
    record.ifPresent(events::ledger);
    events.outcome(exitCode, record.orElse(null));
    return exitCode;
  }

  private static Manifest staged(Lake lake, RunPlan plan) throws IOException {
    return lake.staged(plan.attempt())
        .orElseThrow(() -> new IOException("The tables of this run were not staged."));
  }

  /** Puts the graph of a job together. */
  private interface Assembly {
    void into(Pipeline pipeline);
  }

  private int runJob(
      String job, PipelineOptions options, RunPlan plan, Lake lake, Assembly assembly)
      throws IOException {
    options.setJobName(job.toLowerCase(java.util.Locale.ROOT) + "-" + plan.attempt());
    Pipeline pipeline = Pipeline.create(options);
    assembly.into(pipeline);
    Failpoint.JOB_ASSEMBLED.reached();
    try {
      new JobProgress(job, events).watch(pipeline);
      Failpoint.JOB_ENDED.reached();
      return ExitCodes.OK;
    } catch (RuntimeException e) {
      Optional<RunRecord> record = record(lake, plan);
      if (record.isPresent() && record.get().status().equals("refused")) {
        LOG.warn("The run was refused", e);
        return record.get().exitCode();
      }
      if (cause(e, RunRefused.class).isPresent()) {
        return cause(e, RunRefused.class).get().exitCode();
      }
      throw e;
    }
  }

  private static Optional<RunRecord> record(Lake lake, RunPlan plan) throws IOException {
    return lake.runRecord(plan.attempt()).map(RunRecord::fromJson);
  }

  private int ended(int exitCode) {
    events.outcome(exitCode, null);
    return exitCode;
  }

  /** What the disk does not allow, with a remedy; empty if the run died of something else. */
  private static Optional<String> unwritable(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof AccessDeniedException) {
        return Optional.of(message + ".\nMaybe its owner or its permissions are wrong.");
      } else if (cause instanceof IOException && message.contains("No space left on device")) {
        return Optional.of(message + ".\nMaybe free some of the lake's disk, and run again.");
      }
    }
    return Optional.empty();
  }

  private static String rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
