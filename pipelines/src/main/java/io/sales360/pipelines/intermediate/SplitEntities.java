package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.EntityType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Parts the stream of all entities into one collection per group of types; element-wise. */
public final class SplitEntities extends PTransform<PCollection<Entity>, PCollectionTuple> {
  private final Map<EntityType, TupleTag<Entity>> tags;
  private final List<TupleTag<Entity>> distinct;

  private SplitEntities(Map<EntityType, TupleTag<Entity>> tags) {
    this.tags = tags;
    this.distinct = tags.values().stream().distinct().toList();
  }

  /** Every type goes to its tag; a type without a tag is refused when the graph is built. */
  public static SplitEntities into(Map<TupleTag<Entity>, Set<EntityType>> groups) {
    Map<EntityType, TupleTag<Entity>> tags = new EnumMap<>(EntityType.class);
    groups.forEach((tag, types) -> types.forEach(type -> tags.put(type, tag)));
    for (EntityType type : EntityType.values()) {
      if (!tags.containsKey(type)) {
        throw new IllegalArgumentException(
            "Rows of %s would be lost: no group takes them.".formatted(type.entityName()));
      }
    }
    return new SplitEntities(tags);
  }

  @Override
  public PCollectionTuple expand(PCollection<Entity> entities) {
    TupleTag<Entity> main = distinct.get(0);
    TupleTagList others = TupleTagList.empty();
    for (TupleTag<Entity> tag : distinct.subList(1, distinct.size())) {
      others = others.and(tag);
    }
    PCollectionTuple outputs =
        entities.apply("Split", ParDo.of(new SplitFn(tags)).withOutputTags(main, others));
    distinct.forEach(tag -> outputs.get(tag).setCoder(EntityCoder.of()));
    return outputs;
  }

  private static final class SplitFn extends DoFn<Entity, Entity> {
    private final Map<EntityType, TupleTag<Entity>> tags;

    SplitFn(Map<EntityType, TupleTag<Entity>> tags) {
      this.tags = tags;
    }

    @ProcessElement
    public void process(@Element Entity entity, MultiOutputReceiver outputs) {
      TupleTag<Entity> tag = tags.get(EntityType.of(entity));
      if (tag == null) {
        throw new IllegalStateException("No group takes " + entity.getClass() + ".");
      }
      outputs.get(tag).output(entity);
    }
  }
}
