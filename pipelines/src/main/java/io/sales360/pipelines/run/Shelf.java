package io.sales360.pipelines.run;

import io.sales360.common.feed.SourceColumn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WriteTable;
import io.sales360.common.table.WrittenShard;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Gathers, while a graph is assembled, what the job adds to the lake: tables that it writes, views
 * over them, and tables that this deployment cannot have, with the reason.
 */
public final class Shelf {
  private final RunPlan plan;
  private final List<TableSpec<?>> specs = new ArrayList<>();
  private final List<Manifest.View> views = new ArrayList<>();
  private final List<Manifest.AbsentTable> absent = new ArrayList<>();
  private final List<PCollection<WrittenShard>> shards = new ArrayList<>();

  public Shelf(RunPlan plan) {
    this.plan = plan;
  }

  /** Writes rows as a table. */
  public <T extends Record> void write(TableSpec<T> spec, PCollection<T> rows) {
    add(spec, rows.apply("Write_" + spec.name(), WriteTable.of(spec, plan.lake(), plan.attempt())));
  }

  /**
   * Writes rows that were packed where they were made, as a table.
   *
   * @param made holds the blocks of {@link WriteTable#pack}
   * @return its files, for who reads it back
   */
  public <T extends Record> PCollection<WrittenShard> writePacked(
      TableSpec<T> spec, PCollectionTuple made) {
    PCollection<WrittenShard> written =
        made.get(WriteTable.packed(spec))
            .apply(
                "Write_" + spec.name(),
                WriteTable.of(spec, plan.lake(), plan.attempt()).ofPacked());
    add(spec, written);
    return written;
  }

  private void add(TableSpec<?> spec, PCollection<WrittenShard> written) {
    specs.add(spec);
    shards.add(written);
  }

  /** Writes what is known of the sources, for the next run to compare with. */
  public void writeSourceColumns(Pipeline pipeline) {
    write(
        OpsTables.SOURCE_COLUMNS,
        pipeline.apply(
            "SourceColumns",
            Create.of(plan.sourceColumns()).withCoder(RecordCoder.of(SourceColumn.class))));
  }

  /** Publishes a query beside the tables. */
  public void view(Manifest.View view) {
    views.add(view);
  }

  /**
   * Says that there is no such table, and why.
   *
   * @param reason for people: which feed would fill it
   */
  public void absent(String table, String reason) {
    absent.add(new Manifest.AbsentTable(table, reason));
  }

  JobTables tables() {
    return new JobTables(specs, views, absent);
  }

  PCollection<WrittenShard> shards() {
    return PCollectionList.of(shards)
        .apply("FlattenShards", Flatten.pCollections())
        .setCoder(RecordCoder.of(WrittenShard.class));
  }
}
