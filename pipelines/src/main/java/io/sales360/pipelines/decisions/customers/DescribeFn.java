package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.AggCustomerPreference;
import io.sales360.common.decision.CustomerSegment;
import io.sales360.common.decision.PreferenceDimension;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/** Describes one customer, and his part in cohorts and intervals. */
final class DescribeFn extends AccountingFn<PurchaseHistory, AggCustomer> {
  static final TupleTag<CohortSums> COHORTS = new TupleTag<>() {};
  static final TupleTag<IntervalClass> INTERVALS = new TupleTag<>() {};
  static final String COHORT_ACCOUNT = "decision:agg_customer_cohorts";
  static final String INTERVAL_ACCOUNT = "decision:agg_purchase_intervals";
  private static final String PREFERENCE_ACCOUNT = "decision:agg_customer_preferences";

  private final PCollectionView<CustomerStudy> study;
  private final LifetimeTerms terms;
  private final String currencyCode;

  DescribeFn(PCollectionView<CustomerStudy> study, LifetimeTerms terms, String currencyCode) {
    this.study = study;
    this.terms = terms;
    this.currencyCode = currencyCode;
  }

  @ProcessElement
  public void process(ProcessContext context, MultiOutputReceiver rows) {
    PurchaseHistory history = context.element();
    CustomerDescription description =
        new CustomerDescription(context.sideInput(study), terms, currencyCode);
    count(
        GatherHistories.ACCOUNT,
        Kind.WRITTEN,
        "agg_customers_360",
        history.lineCount(),
        history.net());
    rows.get(DescribeCustomers.CUSTOMERS).output(description.row(history));
    for (PreferenceDimension dimension : PreferenceDimension.values()) {
      prefer(history, dimension, rows.get(DescribeCustomers.PREFERENCES));
    }
    if (history.lineCount() > 0) {
      count(COHORT_ACCOUNT, Kind.READ, "", history.lineCount(), history.net());
      rows.get(COHORTS).output(CohortSums.of(history, terms.asOf()));
      CustomerSegment segment = description.segment(history);
      for (int days : history.gaps()) {
        count(INTERVAL_ACCOUNT, Kind.READ, "", BigDecimal.valueOf(days));
        rows.get(INTERVALS).output(IntervalClass.of(segment, days));
      }
    }
  }

  private void prefer(
      PurchaseHistory history,
      PreferenceDimension dimension,
      OutputReceiver<AggCustomerPreference> rows) {
    long known = 0;
    BigDecimal knownNet = BigDecimal.ZERO;
    for (Taste taste : history.tastes()) {
      if (taste.dimension() == dimension) {
        known += taste.lineCount();
        knownNet = knownNet.add(taste.net());
      }
    }
    count(PREFERENCE_ACCOUNT, Kind.READ, "", history.lineCount(), history.net());
    if (known < history.lineCount()) {
      count(
          PREFERENCE_ACCOUNT,
          Kind.FILTERED,
          "no " + dimension.name().toLowerCase(Locale.ROOT),
          history.lineCount() - known,
          history.net().subtract(knownNet));
    }
    int rank = 0;
    for (Taste taste : history.tastes()) {
      if (taste.dimension() == dimension) {
        rank++;
        count(
            PREFERENCE_ACCOUNT,
            Kind.WRITTEN,
            "agg_customer_preferences",
            taste.lineCount(),
            taste.net());
        rows.output(
            new AggCustomerPreference(
                history.customerId(),
                dimension,
                taste.value(),
                rank,
                taste.lineCount(),
                known,
                taste.units(),
                taste.net()));
      }
    }
  }
}
