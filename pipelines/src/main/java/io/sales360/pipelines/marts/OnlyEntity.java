package io.sales360.pipelines.marts;

import io.sales360.common.model.Entity;
import io.sales360.common.schema.RecordCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** The rows of one entity, as the record that they are; element-wise. */
public final class OnlyEntity<T extends Record>
    extends PTransform<PCollection<Entity>, PCollection<T>> {
  private final Class<T> recordType;

  private OnlyEntity(Class<T> recordType) {
    this.recordType = recordType;
  }

  public static <T extends Record> OnlyEntity<T> of(Class<T> recordType) {
    return new OnlyEntity<>(recordType);
  }

  @Override
  public PCollection<T> expand(PCollection<Entity> entities) {
    return entities
        .apply("Select", ParDo.of(new SelectFn<>(recordType)))
        .setCoder(RecordCoder.of(recordType));
  }

  private static final class SelectFn<T extends Record> extends DoFn<Entity, T> {
    private final Class<T> recordType;

    SelectFn(Class<T> recordType) {
      this.recordType = recordType;
    }

    @ProcessElement
    public void process(@Element Entity entity, OutputReceiver<T> selected) {
      if (recordType.isInstance(entity)) {
        selected.output(recordType.cast(entity));
      }
    }
  }
}
