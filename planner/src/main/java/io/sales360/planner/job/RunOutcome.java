package io.sales360.planner.job;

import io.sales360.planner.job.RunEvent.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a child process ended.
 *
 * @param exitCode of the process
 * @param reported what the run said of its end; empty where it died before
 * @param log everything else it said
 */
public record RunOutcome(int exitCode, Optional<Outcome> reported, Path log) {}
