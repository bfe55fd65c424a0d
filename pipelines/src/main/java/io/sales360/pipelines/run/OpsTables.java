package io.sales360.pipelines.run;

import io.sales360.common.feed.SourceColumn;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableSpec;

/** Tables about the run itself. */
final class OpsTables {
  static final TableSpec<LedgerEntry> LEDGER =
      TableSpec.of("ops_ledger", Layer.OPS, LedgerEntry.class)
          .grain("one row per feed, fate, outcome and table")
          .sortedBy("feed", "kind", "outcome", "table");
  static final TableSpec<QualityResult> QUALITY =
      TableSpec.of("ops_quality_results", Layer.OPS, QualityResult.class)
          .grain("one row per check")
          .sortedBy("dataset", "check");

  static final TableSpec<SourceColumn> SOURCE_COLUMNS =
      TableSpec.of("ops_source_columns", Layer.OPS, SourceColumn.class)
          .grain("one row per feed and column of its sources")
          .sortedBy("feed", "position");

  private OpsTables() {}
}
