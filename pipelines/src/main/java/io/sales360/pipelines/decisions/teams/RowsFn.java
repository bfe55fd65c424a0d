package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.ledger.LedgerEntry.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of one owner, keyed by period. All orders of one owner must fit into memory. The
 * ledger counts each line, return and target once, however many rows are about it.
 */
final class RowsFn extends CreditFn<KV<String, CoGbkResult>, KV<String, AggPerformance>> {
  static final TupleTag<SellerDay> DAYS = new TupleTag<>() {};
  static final TupleTag<TargetPart> TARGETS = new TupleTag<>() {};
  private static final String NO_PERIOD = "in no period of a target";

  private final PCollectionView<List<DayFigures>> companyView;
  private final PerformanceOwner owner;
  private final String table;
  private final LocalDate asOf;
  private final String currencyCode;
  private transient @Nullable Company company;

  RowsFn(
      CrewView crews,
      PerformanceOwner owner,
      PCollectionView<List<DayFigures>> companyView,
      String table,
      LocalDate asOf,
      String currencyCode) {
    super(crews);
    this.owner = owner;
    this.companyView = companyView;
    this.table = table;
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    company = null;
  }

  @ProcessElement
  public void process(
      @Element KV<String, CoGbkResult> owned,
      ProcessContext context,
      OutputReceiver<KV<String, AggPerformance>> rows) {
    if (company == null) {
      company = new Company(new History(context.sideInput(companyView)), asOf);
    }
    OwnerRows made =
        new OwnerRows(owner, owned.getKey(), crews(context), company, asOf, currencyCode);
    owned.getValue().getAll(DAYS).forEach(made::add);
    owned.getValue().getAll(TARGETS).forEach(made::add);
    made.days().forEach(day -> account(day, made.covers(day.day())));
    made.targets().forEach(part -> count(part, Kind.WRITTEN, table));
    made.unused().forEach(part -> count(part, Kind.FILTERED, "team has a target of its own"));
    made.rows().forEach(row -> rows.output(KV.of(periodKey(row), row)));
  }

  private void account(SellerDay day, boolean isCovered) {
    Kind kind = isCovered ? Kind.WRITTEN : Kind.FILTERED;
    String outcome = isCovered ? table : NO_PERIOD;
    if (day.lineCount() > 0) {
      count(MeasureOwners.account(table, ""), kind, outcome, day.lineCount(), day.sold());
    }
    if (day.returnCount() > 0) {
      BigDecimal refunds = day.returns();
      count(MeasureOwners.account(table, ":returns"), kind, outcome, day.returnCount(), refunds);
    }
  }

  private void count(TargetPart part, Kind kind, String outcome) {
    count(MeasureOwners.account(table, ":targets"), kind, outcome, part.rows(), part.amount());
  }

  /** Owners with equal text are compared. */
  private static String periodKey(AggPerformance row) {
    return "%s\u001f%s\u001f%s\u001f%s"
        .formatted(row.startsOn(), row.endsOn(), row.measure(), row.version());
  }
}
