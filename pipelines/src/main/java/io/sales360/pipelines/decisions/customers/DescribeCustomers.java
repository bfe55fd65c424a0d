package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.AggCustomerCohort;
import io.sales360.common.decision.AggCustomerPreference;
import io.sales360.common.decision.AggPurchaseInterval;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.math.BigDecimal;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * From histories to rows: customers, what they prefer, cohorts of first months and intervals
 * between purchases; bounded. The ledger holds each table to the histories.
 */
final class DescribeCustomers extends PTransform<PCollection<PurchaseHistory>, PCollectionTuple> {
  static final TupleTag<AggCustomer> CUSTOMERS = new TupleTag<>() {};
  static final TupleTag<AggCustomerPreference> PREFERENCES = new TupleTag<>() {};
  static final TupleTag<AggCustomerCohort> COHORTS = new TupleTag<>() {};
  static final TupleTag<AggPurchaseInterval> INTERVALS = new TupleTag<>() {};

  /** Months and classes are few, whatever the number of customers. */
  private static final Buckets FEW_KEYS = new Buckets(1);

  private final PCollectionView<CustomerStudy> study;
  private final LifetimeTerms terms;
  private final String currencyCode;

  private DescribeCustomers(
      PCollectionView<CustomerStudy> study, LifetimeTerms terms, String currencyCode) {
    this.study = study;
    this.terms = terms;
    this.currencyCode = currencyCode;
  }

  static DescribeCustomers with(
      PCollectionView<CustomerStudy> study, LifetimeTerms terms, String currencyCode) {
    return new DescribeCustomers(study, terms, currencyCode);
  }

  @Override
  public PCollectionTuple expand(PCollection<PurchaseHistory> histories) {
    PCollectionTuple described =
        histories.apply(
            "DescribeEach",
            ParDo.of(new DescribeFn(study, terms, currencyCode))
                .withSideInputs(study)
                .withOutputTags(
                    CUSTOMERS,
                    TupleTagList.of(PREFERENCES)
                        .and(DescribeFn.COHORTS)
                        .and(DescribeFn.INTERVALS)
                        .and(Accounts.COUNTED)));
    PCollectionTuple cohorts =
        cohorts(described.get(DescribeFn.COHORTS).setCoder(RecordCoder.of(CohortSums.class)));
    PCollectionTuple intervals =
        intervals(
            described.get(DescribeFn.INTERVALS).setCoder(RecordCoder.of(IntervalClass.class)));
    return PCollectionTuple.of(
            CUSTOMERS, described.get(CUSTOMERS).setCoder(RecordCoder.of(AggCustomer.class)))
        .and(
            PREFERENCES,
            described.get(PREFERENCES).setCoder(RecordCoder.of(AggCustomerPreference.class)))
        .and(COHORTS, cohorts.get(COHORTS).setCoder(RecordCoder.of(AggCustomerCohort.class)))
        .and(
            INTERVALS, intervals.get(INTERVALS).setCoder(RecordCoder.of(AggPurchaseInterval.class)))
        .and(Accounts.COUNTED, Accounts.together(described, cohorts, intervals));
  }

  private PCollectionTuple cohorts(PCollection<CohortSums> sums) {
    return sums.apply(
            "SumCohorts",
            SumByKey.of(
                CohortSums.class,
                one -> one.cohortMonth().toString(),
                (a, b) -> a.plus(b),
                FEW_KEYS))
        .apply(
            "ToCohorts",
            ParDo.of(new CohortFn(currencyCode))
                .withOutputTags(COHORTS, TupleTagList.of(Accounts.COUNTED)));
  }

  private static PCollectionTuple intervals(PCollection<IntervalClass> sums) {
    return sums.apply(
            "SumIntervals",
            SumByKey.of(IntervalClass.class, one -> one.key(), (a, b) -> a.plus(b), FEW_KEYS))
        .apply(
            "ToIntervals",
            ParDo.of(new IntervalFn())
                .withOutputTags(INTERVALS, TupleTagList.of(Accounts.COUNTED)));
  }

  private static final class CohortFn extends AccountingFn<CohortSums, AggCustomerCohort> {
    private final String currencyCode;

    CohortFn(String currencyCode) {
      this.currencyCode = currencyCode;
    }

    @ProcessElement
    public void process(@Element CohortSums sums, OutputReceiver<AggCustomerCohort> rows) {
      for (CohortSums.Month month : sums.months()) {
        count(
            DescribeFn.COHORT_ACCOUNT,
            LedgerEntry.Kind.WRITTEN,
            "agg_customer_cohorts",
            month.lines(),
            month.net());
      }
      sums.rows(currencyCode, rows::output);
    }
  }

  private static final class IntervalFn extends AccountingFn<IntervalClass, AggPurchaseInterval> {
    @ProcessElement
    public void process(@Element IntervalClass sum, OutputReceiver<AggPurchaseInterval> rows) {
      count(
          DescribeFn.INTERVAL_ACCOUNT,
          LedgerEntry.Kind.WRITTEN,
          "agg_purchase_intervals",
          sum.intervals(),
          BigDecimal.valueOf(sum.days()));
      rows.output(sum.row());
    }
  }
}
