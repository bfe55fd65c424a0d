package io.sales360.pipelines.staging;

import io.sales360.common.contract.DataContract;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.Lookups;
import io.sales360.common.feed.RowCheck;
import io.sales360.common.feed.RowMapper;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the files of every feed are read and mapped: made once, from the product file and the headers
 * of the planned files, before the graph is built. Lookups are bounded reference files and held
 * here.
 */
public final class FeedReaders implements Serializable {
  private final ProductFile product;
  private final Map<String, FeedColumns> columns;
  private final Map<String, Map<String, String>> lookups;
  private final Corrections corrections;

  private FeedReaders(
      ProductFile product,
      Map<String, FeedColumns> columns,
      Map<String, Map<String, String>> lookups,
      Corrections corrections) {
    this.product = product;
    this.columns = columns;
    this.lookups = lookups;
    this.corrections = corrections;
  }

  public static FeedReaders of(ProductFile product, List<SourceFile> files) {
    Map<String, FeedColumns> columns = new LinkedHashMap<>();
    for (Feed feed : product.feeds()) {
      columns.put(feed.name(), FeedFiles.columns(feed, files));
    }
    return new FeedReaders(
        product, columns, Lookups.load(product, files), Corrections.load(product, files));
  }

  /**
   * True for the name of a feed; false for the files of lookups, which are not rows of anything.
   */
  public boolean isFeed(String name) {
    return columns.containsKey(name);
  }

  ProductFile product() {
    return product;
  }

  DataContract contract(EntityType type) {
    return DataContract.of(type, product.terms(type));
  }

  SourceReader reader(String feed) {
    return SourceReader.of(product.feed(feed), columnsOf(feed), corrections);
  }

  RowMapper mapper(String feed) {
    return RowMapper.of(
        product, product.feed(feed), columnsOf(feed), lookups, type -> RowCheck.of(contract(type)));
  }

  private FeedColumns columnsOf(String feed) {
    return Objects.requireNonNull(columns.get(feed), feed);
  }
}
