package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordCoder;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** What each customer has, and had before the holdout, as sets of products; bounded. */
final class OwnedSets extends PTransform<PCollection<PurchaseHistory>, PCollection<ItemSet>> {
  private final PCollectionView<Map<String, ProductTraits>> traits;
  private final LifetimeTerms terms;

  private OwnedSets(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
    this.traits = traits;
    this.terms = terms;
  }

  static OwnedSets of(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
    return new OwnedSets(traits, terms);
  }

  @Override
  public PCollection<ItemSet> expand(PCollection<PurchaseHistory> histories) {
    return histories
        .apply("TakeOwned", ParDo.of(new OwnedFn(traits, terms)).withSideInputs(traits))
        .setCoder(RecordCoder.of(ItemSet.class));
  }

  private static final class OwnedFn extends DoFn<PurchaseHistory, ItemSet> {
    private final PCollectionView<Map<String, ProductTraits>> traits;
    private final LifetimeTerms terms;
    private transient @Nullable Map<String, ProductTraits> known;

    OwnedFn(PCollectionView<Map<String, ProductTraits>> traits, LifetimeTerms terms) {
      this.traits = traits;
      this.terms = terms;
    }

    @StartBundle
    public void start() {
      known = null;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, ProductTraits> held = known;
      if (held == null) {
        held = context.sideInput(traits);
        known = held;
      }
      PurchaseHistory history = context.element();
      List<String> owned = history.goods(held, terms.asOf());
      if (!owned.isEmpty()) {
        context.output(new ItemSet(ItemSet.Kind.OWNED, owned));
      }
      List<String> before = history.goods(held, terms.lastBeforeHoldout());
      if (!before.isEmpty()) {
        context.output(new ItemSet(ItemSet.Kind.OWNED_BEFORE_HOLDOUT, before));
      }
    }
  }
}
