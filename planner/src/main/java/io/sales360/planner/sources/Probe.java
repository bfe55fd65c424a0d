package io.sales360.planner.sources;

import io.sales360.planner.console.ExitCode;

/**
 * What was found at one source.
 *
 * @param feed name of the feed, or {@code lookup:NAME}
 * @param depot where it is
 * @param kind csv, jsonl, avro, parquet, xlsx, table or query
 * @param files how many files it has; 0 for a database
 * @param size bytes of its files as stored, or rows of its table
 * @param columns how many columns
 * @param sampled rows looked at
 * @param written how many of them would fill an entity
 * @param filtered how many of them an outcome filters
 * @param refused how many of them would be refused
 * @param exitCode what a run would end with because of it; {@link ExitCode#OK} if it can be read
 * @param problem what is wrong and what may help; empty for nothing
 */
public record Probe(
    String feed,
    String depot,
    String kind,
    int files,
    long size,
    int columns,
    long sampled,
    long written,
    long filtered,
    long refused,
    ExitCode exitCode,
    String problem) {

  /** A source of which nothing could be read. */
  static Probe failed(String feed, String depot, String kind, ExitCode exitCode, String problem) {
    return new Probe(feed, depot, kind, 0, 0, 0, 0, 0, 0, 0, exitCode, problem);
  }
}
