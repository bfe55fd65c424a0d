package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Where a row was read, and the amount it is accounted for with.
 *
 * @param feed name of the feed in the product file
 * @param outcome name of the feed's outcome that took the row
 * @param file path of the file below the depot, the same on every machine
 * @param line physical line, from 1, on which the row starts
 * @param controlAmount the feed's control amount of this row; null where the feed declares none
 */
@DefaultSchema(RecordSchema.class)
public record Origin(
    String feed, String outcome, String file, long line, @Nullable BigDecimal controlAmount)
    implements Serializable {

  /** The order of rows as their files have them. */
  public static final Comparator<Origin> IN_SOURCE_ORDER =
      Comparator.comparing(Origin::feed).thenComparing(Origin::file).thenComparing(Origin::line);
}
