package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Customer;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * One row per customer from all lines, returns and customers; bounded. The ledger holds it to every
 * line and its net amount: summed here, or left out because it is no sale, has no customer or lies
 * after the as-of date.
 */
final class SummarizeCustomers extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final TupleTag<AggCustomer> CUSTOMERS = new TupleTag<>() {};
  private static final String ACCOUNT = "decision:agg_customers_360";

  private final PCollection<FctReturn> returns;
  private final PCollection<Customer> customers;
  private final LocalDate asOf;
  private final String currencyCode;
  private final Buckets buckets;

  private SummarizeCustomers(
      PCollection<FctReturn> returns,
      PCollection<Customer> customers,
      LocalDate asOf,
      String currencyCode,
      Buckets buckets) {
    this.returns = returns;
    this.customers = customers;
    this.asOf = asOf;
    this.currencyCode = currencyCode;
    this.buckets = buckets;
  }

  static SummarizeCustomers with(
      PCollection<FctReturn> returns,
      PCollection<Customer> customers,
      LocalDate asOf,
      String currencyCode,
      Buckets buckets) {
    return new SummarizeCustomers(returns, customers, asOf, currencyCode, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    RecordCoder<PurchaseHistory> coder = RecordCoder.of(PurchaseHistory.class);
    PCollectionTuple bought =
        lines.apply(
            "HistoryOfLine",
            ParDo.of(new LineFn(asOf))
                .withOutputTags(LineFn.HISTORIES, TupleTagList.of(Accounts.COUNTED)));
    PCollectionTuple rows =
        PCollectionList.of(bought.get(LineFn.HISTORIES).setCoder(coder))
            .and(returns.apply("HistoryOfReturn", ParDo.of(new ReturnFn(asOf))).setCoder(coder))
            .and(
                customers
                    .apply(
                        "HistoryOfCustomer",
                        MapElements.into(TypeDescriptor.of(PurchaseHistory.class))
                            .via((Customer c) -> PurchaseHistory.of(c.customerId())))
                    .setCoder(coder))
            .apply("FlattenHistories", Flatten.pCollections())
            .apply(
                "SumHistories",
                SumByKey.of(
                    PurchaseHistory.class,
                    PurchaseHistory::customerId,
                    (a, b) -> a.plus(b),
                    buckets))
            .apply(
                "ToCustomers",
                ParDo.of(new CustomerFn(asOf, currencyCode))
                    .withOutputTags(CUSTOMERS, TupleTagList.of(Accounts.COUNTED)));
    PCollection<LedgerEntry> counted =
        PCollectionList.of(bought.get(Accounts.COUNTED).setCoder(RecordCoder.of(LedgerEntry.class)))
            .and(rows.get(Accounts.COUNTED).setCoder(RecordCoder.of(LedgerEntry.class)))
            .apply("FlattenCounts", Flatten.pCollections());
    return PCollectionTuple.of(
            CUSTOMERS, rows.get(CUSTOMERS).setCoder(RecordCoder.of(AggCustomer.class)))
        .and(Accounts.COUNTED, counted);
  }

  private static final class LineFn extends AccountingFn<FctOrderLine, PurchaseHistory> {
    static final TupleTag<PurchaseHistory> HISTORIES = new TupleTag<>() {};

    private final LocalDate asOf;

    LineFn(LocalDate asOf) {
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(@Element FctOrderLine line, OutputReceiver<PurchaseHistory> histories) {
      count(ACCOUNT, LedgerEntry.Kind.READ, "", line.reportingNetAmount());
      String customer = line.customerId();
      if (!line.isSale()) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", line.reportingNetAmount());
      } else if (line.orderedOn().isAfter(asOf)) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "after as-of date", line.reportingNetAmount());
      } else if (customer == null) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no customer", line.reportingNetAmount());
      } else {
        histories.output(PurchaseHistory.of(customer, line));
      }
    }
  }

  private static final class ReturnFn extends DoFn<FctReturn, PurchaseHistory> {
    private final LocalDate asOf;

    ReturnFn(LocalDate asOf) {
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(@Element FctReturn returned, OutputReceiver<PurchaseHistory> histories) {
      String customer = returned.customerId();
      if (customer != null && !returned.returnedOn().isAfter(asOf)) {
        histories.output(PurchaseHistory.of(customer, returned));
      }
    }
  }

  private static final class CustomerFn extends AccountingFn<PurchaseHistory, AggCustomer> {
    private final LocalDate asOf;
    private final String currencyCode;

    CustomerFn(LocalDate asOf, String currencyCode) {
      this.asOf = asOf;
      this.currencyCode = currencyCode;
    }

    @ProcessElement
    public void process(@Element PurchaseHistory history, OutputReceiver<AggCustomer> rows) {
      count(
          ACCOUNT,
          LedgerEntry.Kind.WRITTEN,
          "agg_customers_360",
          history.lineCount(),
          history.net());
      LocalDate last = history.lastOrderedOn();
      rows.output(
          new AggCustomer(
              history.customerId(),
              ChurnRule.DAYS_90.state(last, asOf),
              history.firstOrderedOn(),
              last,
              last == null ? null : (int) ChronoUnit.DAYS.between(last, asOf),
              history.orders().size(),
              history.lineCount(),
              history.units(),
              history.gross(),
              history.discounts(),
              history.returns(),
              history.net().subtract(history.returns()),
              currencyCode));
    }
  }
}
