package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * One product in one period, with what it is compared to. Cells are sums over the period, one per
 * currency, sorted by it.
 *
 * @param startsOn first day of the period; for the history, of the product's first month
 * @param yearAgo cells of the same month a year ago; none for years
 */
@DefaultSchema(RecordSchema.class)
record ProductPeriod(
    PeriodGrain grain,
    LocalDate startsOn,
    String productId,
    boolean isService,
    @Nullable Integer launchMonth,
    @Nullable BigDecimal demandVariation,
    List<ProductCell> cells,
    List<ProductCell> previous,
    List<ProductCell> yearAgo)
    implements Serializable {
  ProductPeriod {
    cells = List.copyOf(cells);
    previous = List.copyOf(previous);
    yearAgo = List.copyOf(yearAgo);
  }

  /** Periods of equal text are ranked and compared together. */
  String key() {
    return grain == PeriodGrain.HISTORY ? grain.name() : grain.name() + startsOn;
  }

  /** Sum over currencies; null where nothing happened in the period. */
  @Nullable ProductCell whole() {
    return cells.stream().reduce(ProductCell::plus).orElse(null);
  }
}
