package io.sales360.pipelines.forecast;

import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a series: a measure at a grain, for one node of the grouped structure. A dimension
 * that is null is summed over.
 */
@DefaultSchema(RecordSchema.class)
record SeriesKey(
    Measure measure,
    Grain grain,
    @Nullable String territoryId,
    @Nullable String channelId,
    @Nullable String category,
    @Nullable String productId)
    implements Serializable {

  /** The node that a cell belongs to at a level. */
  static SeriesKey of(Measure measure, Grain grain, List<Dimension> level, Cell cell) {
    return new SeriesKey(
        measure,
        grain,
        level.contains(Dimension.TERRITORY) ? cell.territoryId() : null,
        level.contains(Dimension.CHANNEL) ? cell.channelId() : null,
        level.contains(Dimension.CATEGORY) ? cell.category() : null,
        level.contains(Dimension.PRODUCT) ? cell.productId() : null);
  }

  /** Values of all dimensions of one cell of the sales. */
  record Cell(String territoryId, String channelId, String category, String productId) {}

  /** Stable name, such as {@code net_sales/month/territory=3/category=Bikes}. */
  String seriesId() {
    StringJoiner id = new StringJoiner("/");
    id.add(panelId());
    if (level().isEmpty()) {
      return id.add("total").toString();
    }
    for (Dimension dimension : level()) {
      id.add(word(dimension) + "=" + value(dimension));
    }
    return id.toString();
  }

  /** Name of the panel that the series is reconciled in, such as {@code net_sales/month}. */
  String panelId() {
    return word(measure) + "/" + word(grain);
  }

  /** Name of the level, such as {@code territory*category}. */
  String hierarchyLevel() {
    return levelName(level());
  }

  static String levelName(List<Dimension> level) {
    return level.isEmpty()
        ? "total"
        : String.join("*", level.stream().map(SeriesKey::word).toList());
  }

  /** The dimensions that are not summed over, in their declared order. */
  List<Dimension> level() {
    return List.of(Dimension.values()).stream().filter(d -> value(d) != null).toList();
  }

  /** True where every dimension this node fixes has the same value in the other. */
  boolean contains(SeriesKey other) {
    for (Dimension dimension : Dimension.values()) {
      String own = value(dimension);
      if (own != null && !own.equals(other.value(dimension))) {
        return false;
      }
    }
    return true;
  }

  @Nullable String value(Dimension dimension) {
    return switch (dimension) {
      case TERRITORY -> territoryId;
      case CHANNEL -> channelId;
      case CATEGORY -> category;
      case PRODUCT -> productId;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
