package io.sales360.pipelines.run;

import io.sales360.common.contract.DataContract;
import io.sales360.common.contract.RuleCounts;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ProductFile;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.quality.QualityResult.Category;
import io.sales360.common.quality.QualityResult.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quality results of a job: the contracts' rules, and what the ledger says of each feed. */
final class RunQuality {
  private final ProductFile product;

  RunQuality(ProductFile product) {
    this.product = product;
  }

  List<QualityResult> results(LedgerReport report, Map<EntityType, RuleCounts> checked) {
    List<QualityResult> results = new ArrayList<>();
    checked.forEach(
        (type, counts) ->
            results.addAll(DataContract.of(type, product.terms(type)).results(counts)));
    for (LedgerReport.Line line : report.lines()) {
      String feed = line.feed();
      results.add(
          result(
              feed + ".accounted",
              Category.ACCURACY,
              feed,
              line.balanced() ? Outcome.PASS : Outcome.FAIL,
              line.difference().rows(),
              0L,
              "%d rows are unaccounted for.".formatted(line.difference().rows())));
      results.add(
          counted(
              feed, "refused", Category.VALIDITY, line.refused().rows(), "%d rows were refused."));
      results.add(
          counted(
              feed,
              "deduplicated",
              Category.UNIQUENESS,
              line.deduplicated().rows(),
              "%d rows were duplicates or older versions."));
    }
    for (LedgerEntry entry : report.entries()) {
      if (entry.kind() == Kind.INFERRED) {
        results.add(
            counted(
                entry.outcome(),
                "inferred",
                Category.COMPLETENESS,
                entry.rows(),
                "%d keys are named by facts but known to no feed."));
      }
    }
    return results;
  }

  private static QualityResult counted(
      String dataset, String check, Category category, long rows, String message) {
    return result(
        dataset + "." + check,
        category,
        dataset,
        rows == 0 ? Outcome.PASS : Outcome.WARN,
        rows,
        null,
        message.formatted(rows));
  }

  private static QualityResult result(
      String check,
      Category category,
      String dataset,
      Outcome outcome,
      long measured,
      @Nullable Long limit,
      String message) {
    return new QualityResult(
        check,
        category,
        dataset,
        null,
        outcome,
        BigDecimal.valueOf(measured),
        limit == null ? null : BigDecimal.valueOf(limit),
        message);
  }
}
