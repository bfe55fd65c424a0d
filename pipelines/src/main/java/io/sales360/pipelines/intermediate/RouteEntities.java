package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands entities to the step of their type. */
public final class RouteEntities implements BundleStep<Entity> {
  private final Map<EntityType, BundleStep<Entity>> steps;
  private final Set<BundleStep<Entity>> distinct;

  private RouteEntities(Map<EntityType, BundleStep<Entity>> steps) {
    this.steps = new EnumMap<>(steps);
    this.distinct = new LinkedHashSet<>(steps.values());
  }

  /**
   * Every type goes to its step.
   *
   * @param types that must have one: another is refused when the graph is built
   */
  public static RouteEntities to(
      Map<EntityType, BundleStep<Entity>> steps, Iterable<EntityType> types) {
    for (EntityType type : types) {
      if (!steps.containsKey(type)) {
        throw new IllegalArgumentException(
            "Rows of %s would be lost: no step takes them.".formatted(type.entityName()));
      }
    }
    return new RouteEntities(steps);
  }

  @Override
  public void start() {
    distinct.forEach(BundleStep::start);
  }

  @Override
  public void add(Entity entity, Emitter out) {
    BundleStep<Entity> step = steps.get(EntityType.of(entity));
    if (step == null) {
      throw new IllegalStateException("No step takes " + entity.getClass() + ".");
    }
    step.add(entity, out);
  }

  @Override
  public void finish(Emitter out) {
    distinct.forEach(step -> step.finish(out));
  }

  @Override
  public List<Output<?>> outputs() {
    List<Output<?>> outputs = new ArrayList<>();
    distinct.forEach(step -> outputs.addAll(step.outputs()));
    return List.copyOf(outputs);
  }
}
