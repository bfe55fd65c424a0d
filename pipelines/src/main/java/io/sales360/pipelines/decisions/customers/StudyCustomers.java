package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.FctLifetimeCalibration;
import io.sales360.common.decision.FctLifetimeFit;
import io.sales360.common.schema.RecordCoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Ranks all customers with a sale and fits models to them; bounded. One worker sees a few numbers
 * of each of them, about 200 bytes: ten million customers need two gigabytes there. Nothing comes
 * out if nobody has bought.
 */
final class StudyCustomers extends PTransform<PCollection<PurchaseHistory>, PCollectionTuple> {
  static final TupleTag<CustomerStudy> STUDY = new TupleTag<>() {};
  static final TupleTag<FctLifetimeFit> FITS = new TupleTag<>() {};
  static final TupleTag<FctLifetimeCalibration> CALIBRATION = new TupleTag<>() {};

  private final LifetimeTerms terms;

  private StudyCustomers(LifetimeTerms terms) {
    this.terms = terms;
  }

  static StudyCustomers under(LifetimeTerms terms) {
    return new StudyCustomers(terms);
  }

  @Override
  public PCollectionTuple expand(PCollection<PurchaseHistory> histories) {
    PCollectionTuple studied =
        histories
            .apply("TakeMoments", ParDo.of(new MomentsFn(terms)))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(CustomerMoments.class)))
            .apply("GatherMoments", GroupByKey.create())
            .apply(
                "Study",
                ParDo.of(new StudyFn(terms))
                    .withOutputTags(STUDY, TupleTagList.of(FITS).and(CALIBRATION)));
    studied.get(STUDY).setCoder(LearnedCoder.of(CustomerStudy.class));
    studied.get(FITS).setCoder(RecordCoder.of(FctLifetimeFit.class));
    studied.get(CALIBRATION).setCoder(RecordCoder.of(FctLifetimeCalibration.class));
    return studied;
  }

  private static final class MomentsFn extends DoFn<PurchaseHistory, KV<Integer, CustomerMoments>> {
    private final LifetimeTerms terms;

    MomentsFn(LifetimeTerms terms) {
      this.terms = terms;
    }

    @ProcessElement
    public void process(
        @Element PurchaseHistory history, OutputReceiver<KV<Integer, CustomerMoments>> moments) {
      CustomerMoments one = CustomerMoments.of(history, terms);
      if (one != null) {
        moments.output(KV.of(0, one));
      }
    }
  }

  private static final class StudyFn
      extends DoFn<KV<Integer, Iterable<CustomerMoments>>, CustomerStudy> {
    private final LifetimeTerms terms;

    StudyFn(LifetimeTerms terms) {
      this.terms = terms;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<CustomerMoments>> all, MultiOutputReceiver results) {
      List<CustomerMoments> customers = new ArrayList<>();
      all.getValue().forEach(customers::add);
      LifetimeStudy lifetimes = LifetimeStudy.of(customers, terms);
      lifetimes.rows().forEach(results.get(FITS)::output);
      lifetimes.calibration().forEach(results.get(CALIBRATION)::output);
      results
          .get(STUDY)
          .output(
              CustomerStudy.of(RfmScale.of(customers), lifetimes.purchases(), lifetimes.spend()));
    }
  }
}
