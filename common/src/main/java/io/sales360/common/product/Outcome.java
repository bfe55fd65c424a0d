package io.sales360.common.product;

import io.sales360.common.model.EntityType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows that meet a condition: they fill an entity, or they are filtered.
 *
 * @param name unique in the feed; a line of the ledger
 * @param when condition over the source columns; null takes every row left
 * @param entity the entity filled; null means filtered, and {@code name} is the reason
 * @param key natural key: columns (snake case) of which the latest row wins; empty for none
 * @param latestBy column of the entity that says which row is later; null for the order of reading
 * @param map column of the entity (snake case) to what fills it
 */
public record Outcome(
    String name,
    @Nullable String when,
    @Nullable EntityType entity,
    List<String> key,
    @Nullable String latestBy,
    Map<String, Mapping> map)
    implements Serializable {

  public Outcome {
    key = List.copyOf(key);
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  public boolean isFilter() {
    return entity == null;
  }
}
