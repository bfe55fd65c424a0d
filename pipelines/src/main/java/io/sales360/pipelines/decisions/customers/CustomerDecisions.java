package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggProductAffinity;
import io.sales360.common.model.Product;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.NextProduct;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Who buys: the tables of this use case. */
public final class CustomerDecisions {
  private static final String ANONYMOUS =
      "no customer is known: neither a feed of customers nor an order names one.";

  private CustomerDecisions() {}

  /** Adds the tables of this use case to a job. */
  public static void assemble(MartReader marts, Shelf shelf, Accounts accounts) {
    PCollectionView<Map<String, ProductTraits>> traits = traits(marts);
    PCollection<ItemSet> baskets =
        accounts
            .take(marts.pipeline().apply("AssembleBaskets", AssembleBaskets.from(marts, traits)))
            .get(AssembleBaskets.BASKETS);
    if (marts.hasRows("dim_customers")) {
      withCustomers(marts, traits, baskets, shelf, accounts);
    } else {
      CustomerTables.ofCustomers().forEach(table -> shelf.absent(table.name(), ANONYMOUS));
      shelf.write(CustomerTables.AFFINITY, study(marts, baskets));
    }
  }

  private static void withCustomers(
      MartReader marts,
      PCollectionView<Map<String, ProductTraits>> traits,
      PCollection<ItemSet> baskets,
      Shelf shelf,
      Accounts accounts) {
    LifetimeTerms terms = new LifetimeTerms(marts.plan().asOf());
    PCollection<PurchaseHistory> histories =
        accounts
            .take(marts.pipeline().apply("GatherHistories", GatherHistories.from(marts, traits)))
            .get(GatherHistories.HISTORIES);
    PCollectionTuple studied = histories.apply("StudyCustomers", StudyCustomers.under(terms));
    PCollectionView<CustomerStudy> study =
        studied
            .get(StudyCustomers.STUDY)
            .apply(
                "ViewStudy",
                View.<CustomerStudy>asSingleton().withDefaultValue(CustomerStudy.NOBODY));
    PCollectionTuple described =
        accounts.take(
            histories.apply(
                "DescribeCustomers",
                DescribeCustomers.with(
                    study, terms, marts.plan().product().reporting().currency())));
    shelf.write(CustomerTables.CUSTOMERS, described.get(DescribeCustomers.CUSTOMERS));
    shelf.write(CustomerTables.PREFERENCES, described.get(DescribeCustomers.PREFERENCES));
    shelf.write(CustomerTables.COHORTS, described.get(DescribeCustomers.COHORTS));
    shelf.write(CustomerTables.INTERVALS, described.get(DescribeCustomers.INTERVALS));
    shelf.write(CustomerTables.FITS, studied.get(StudyCustomers.FITS));
    shelf.write(CustomerTables.CALIBRATION, studied.get(StudyCustomers.CALIBRATION));
    shelf.view(CustomerTables.CHURN);
    PCollectionView<Map<String, NextProduct>> models =
        histories
            .apply("LearnOffers", LearnOffers.of(traits, terms))
            .apply("ViewModels", View.asMap());
    PCollectionTuple offered =
        histories.apply("OfferProducts", OfferProducts.with(models, traits, terms));
    shelf.write(CustomerTables.AFFINITY, study(marts, baskets));
    shelf.write(CustomerTables.OFFERS, offered.get(OfferProducts.OFFERS));
    shelf.write(CustomerTables.SCORES, offered.get(OfferProducts.SCORES));
  }

  private static PCollection<AggProductAffinity> study(
      MartReader marts, PCollection<ItemSet> sets) {
    return sets.apply("CountTogether", CountTogether.of(marts.buckets()))
        .apply("StudyPairs", new StudyPairs());
  }

  /** All products are held in memory, a few texts each. */
  private static PCollectionView<Map<String, ProductTraits>> traits(MartReader marts) {
    return marts
        .rows("dim_products", Product.class)
        .apply(
            "TraitsOfProduct",
            MapElements.into(
                    TypeDescriptors.kvs(
                        TypeDescriptors.strings(), TypeDescriptor.of(ProductTraits.class)))
                .via((Product p) -> KV.of(p.productId(), ProductTraits.of(p))))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(ProductTraits.class)))
        .apply("ViewTraits", View.asMap());
  }
}
