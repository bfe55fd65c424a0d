package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ProductFile;
import io.sales360.common.schema.RecordCoder;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The keys of the dimensions that contracts check references against, as a side input; bounded by
 * the size of those dimensions, which must fit into a worker's memory. Empty where no contract
 * refuses unknown keys.
 */
public final class CollectKnownKeys
    extends PTransform<PCollection<Entity>, PCollectionView<List<ReferencedKey>>> {
  private final ReferenceRules rules;

  private CollectKnownKeys(ReferenceRules rules) {
    this.rules = rules;
  }

  public static CollectKnownKeys under(ProductFile product) {
    return new CollectKnownKeys(ReferenceRules.of(product));
  }

  @Override
  public PCollectionView<List<ReferencedKey>> expand(PCollection<Entity> members) {
    return members
        .apply("CollectKeys", ParDo.of(new CollectFn(rules.checked())))
        .setCoder(RecordCoder.of(ReferencedKey.class))
        .apply("ViewKeys", View.asList());
  }

  private static final class CollectFn extends DoFn<Entity, ReferencedKey> {
    private final Set<EntityType> types;

    CollectFn(Set<EntityType> types) {
      this.types = types;
    }

    @ProcessElement
    public void process(@Element Entity member, OutputReceiver<ReferencedKey> keys) {
      EntityType type = EntityType.of(member);
      if (types.contains(type)) {
        keys.output(ReferencedKey.of(type, member));
      }
    }
  }
}
