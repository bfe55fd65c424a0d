package io.sales360.pipelines.intermediate;

import io.sales360.common.model.EntityType;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.schema.RecordShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * The dimension keys that facts of one table name; bounded. Each key leaves at least once, and once
 * per bundle at most.
 */
public final class CollectReferences<T extends Record>
    extends PTransform<PCollection<T>, PCollection<ReferencedKey>> {
  /** Dimensions that facts refer to by the id column of the entity. */
  static final List<EntityType> DIMENSIONS =
      List.of(
          EntityType.CUSTOMER,
          EntityType.PRODUCT,
          EntityType.CHANNEL,
          EntityType.TERRITORY,
          EntityType.SALESPERSON,
          EntityType.PROMOTION,
          EntityType.CAMPAIGN);

  private final Class<T> factType;

  private CollectReferences(Class<T> factType) {
    this.factType = factType;
  }

  public static <T extends Record> CollectReferences<T> of(Class<T> factType) {
    return new CollectReferences<>(factType);
  }

  @Override
  public PCollection<ReferencedKey> expand(PCollection<T> facts) {
    return facts
        .apply("CollectKeys", ParDo.of(new CollectFn<>(factType)))
        .setCoder(RecordCoder.of(ReferencedKey.class));
  }

  private static final class CollectFn<T extends Record> extends DoFn<T, ReferencedKey> {
    private static final int FLUSH_AT = 200_000;

    private final Class<T> factType;
    private transient @Nullable Set<ReferencedKey> seen;

    CollectFn(Class<T> factType) {
      this.factType = factType;
    }

    @StartBundle
    public void start() {
      seen = new HashSet<>();
    }

    @ProcessElement
    public void process(@Element T fact, OutputReceiver<ReferencedKey> keys) {
      RecordShape<T> shape = RecordShape.of(factType);
      List<RecordShape.Component> components = shape.components();
      Set<ReferencedKey> known = seen == null ? new HashSet<>() : seen;
      for (EntityType type : DIMENSIONS) {
        String column = type.identity().get(0);
        for (int i = 0; i < components.size(); i++) {
          if (components.get(i).column().equals(column)) {
            Object key = shape.value(fact, i);
            if (key != null) {
              known.add(new ReferencedKey(type, key.toString()));
            }
          }
        }
      }
      if (known.size() > FLUSH_AT) {
        known.forEach(keys::output);
        known.clear();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      List<ReferencedKey> rest = seen == null ? List.of() : new ArrayList<>(seen);
      rest.forEach(
          key -> context.output(key, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
    }
  }
}
