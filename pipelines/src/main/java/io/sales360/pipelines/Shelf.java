package io.sales360.pipelines;

import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WriteTable;
import io.sales360.common.table.WrittenShard;
import io.sales360.pipelines.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** Gathers, while a graph is assembled, the tables that the job writes. */
final class Shelf {
  private final RunPlan plan;
  private final List<TableSpec<?>> specs = new ArrayList<>();
  private final List<PCollection<WrittenShard>> shards = new ArrayList<>();

  Shelf(RunPlan plan) {
    this.plan = plan;
  }

  <T extends Record> void write(TableSpec<T> spec, PCollection<T> rows) {
    specs.add(spec);
    shards.add(
        rows.apply("Write_" + spec.name(), WriteTable.of(spec, plan.lake(), plan.attempt())));
  }

  List<TableSpec<?>> specs() {
    return List.copyOf(specs);
  }

  PCollection<WrittenShard> shards() {
    return PCollectionList.of(shards)
        .apply("FlattenShards", Flatten.pCollections())
        .setCoder(RecordCoder.of(WrittenShard.class));
  }
}
