package io.sales360.pipelines.decisions;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.run.RunPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;

/**
 * The tables that decisions are made from: those of one manifest, staged or published. Used while a
 * graph is assembled, never inside one.
 */
public final class MartReader {
  private final Pipeline pipeline;
  private final RunPlan plan;
  private final Manifest manifest;
  private final Map<String, TableScan<?>> scans = new HashMap<>();

  public MartReader(Pipeline pipeline, RunPlan plan, Manifest manifest) {
    this.pipeline = pipeline;
    this.plan = plan;
    this.manifest = manifest;
  }

  /** What was decided before the run. */
  public RunPlan plan() {
    return plan;
  }

  /** The job that reads them. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** Enough buckets for the facts. */
  public Buckets buckets() {
    return Buckets.forInputOf(plan.inputBytes());
  }

  public TableScan<FctOrderLine> orderLines() {
    return scan("fct_order_lines", FctOrderLine.class);
  }

  public TableScan<FctReturn> returns() {
    return scan("fct_returns", FctReturn.class);
  }

  /** Whether the deployment has the table, with or without rows. */
  public boolean has(String table) {
    return manifest.findTable(table).isPresent();
  }

  /** Whether the deployment has the table, with at least one row. */
  public boolean hasRows(String table) {
    return rowCount(table) > 0;
  }

  /** Rows of a table; 0 where the deployment does not have it. */
  public long rowCount(String table) {
    return manifest.findTable(table).map(Manifest.Table::rows).orElse(0L);
  }

  /**
   * Why the first of these tables that is not there is missing; empty if all are there.
   *
   * @param tables names of tables
   */
  public Optional<String> whyAbsent(String... tables) {
    for (String table : tables) {
      if (!has(table)) {
        return Optional.of(
            manifest.absent().stream()
                .filter(gone -> gone.name().equals(table))
                .findFirst()
                .map(gone -> "it needs %s, and %s".formatted(table, gone.reason()))
                .orElse("it needs %s, which this run has not made.".formatted(table)));
      }
    }
    return Optional.empty();
  }

  /** The rows of a small table as elements; none where the deployment does not have it. */
  public <T extends Record> PCollection<T> rows(String table, Class<T> type) {
    return scan(table, type).rows();
  }

  /**
   * A table of facts, to be read into steps; without rows where the deployment does not have it.
   */
  @SuppressWarnings("unchecked") // a table has one record type
  public <T extends Record> TableScan<T> scan(String table, Class<T> type) {
    return (TableScan<T>)
        scans.computeIfAbsent(
            table,
            name ->
                TableScan.of(
                    pipeline,
                    name,
                    type,
                    plan.lake(),
                    manifest.findTable(name).map(Manifest.Table::shards).orElse(List.of())));
  }
}
