package io.sales360.pipelines.staging;

import io.sales360.common.feed.RowMapper;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mappers of a worker, one per feed, made when the first row of the feed comes. */
final class MapperPerFeed implements Serializable {
  private final FeedReaders readers;
  private transient @Nullable Map<String, RowMapper> mappers;

  MapperPerFeed(FeedReaders readers) {
    this.readers = readers;
  }

  RowMapper of(String feed) {
    if (mappers == null) {
      mappers = new HashMap<>();
    }
    return mappers.computeIfAbsent(feed, readers::mapper);
  }
}
