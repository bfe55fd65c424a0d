package io.sales360.pipelines.decisions.profit;

import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * One row per line of a sale, with its returns, its cost and its shares in fees and campaign spend,
 * packed to be written; bounded. Lines, returns and payments of a bucket's orders meet in one
 * shuffle. Four accounts hold the table to its sources: lines, returns, fees and spend.
 */
final class BuildMargins extends PTransform<PBegin, PCollectionTuple> {
  /** Returns, up to the as-of date, of no line that was sold. */
  static final TupleTag<FctReturn> UNMATCHED = new TupleTag<>() {};

  private final MartReader marts;
  private final TermsView terms;
  private final Pack<FctMargin> margins;

  private BuildMargins(MartReader marts, TermsView terms, Pack<FctMargin> margins) {
    this.marts = marts;
    this.terms = terms;
    this.margins = margins;
  }

  /**
   * From the facts of a run.
   *
   * @param margins packs the rows
   */
  static BuildMargins from(MartReader marts, TermsView terms, Pack<FctMargin> margins) {
    return new BuildMargins(marts, terms, margins);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    PCollectionTuple lines =
        marts.orderLines().into("KeepSold", new MarginParts.LineStep(terms.asOf(), buckets));
    PCollectionTuple returns =
        marts.returns().into("KeepReturns", new MarginParts.ReturnStep(terms.asOf(), buckets));
    PCollectionTuple payments =
        marts
            .scan("fct_payments", FctPayment.class)
            .into(
                "KeepPayments",
                new MarginParts.PaymentStep(terms.asOf(), buckets).and(new MarginParts.FeeStep()));
    PCollectionView<List<CampaignWeight>> weights = weights(lines, buckets);
    PCollectionView<Boolean> recordsFees =
        payments
            .get(MarginParts.FEES)
            .apply("AnyFee", Combine.globally(new AnyFn()).asSingletonView());
    List<Output<?>> outputs = outputs();
    PCollectionTuple settled =
        Output.coded(
            PCollectionList.of(lines.get(MarginParts.LINES))
                .and(returns.get(MarginParts.RETURNS))
                .and(payments.get(MarginParts.PAYMENTS))
                .apply("FlattenParts", Flatten.pCollections())
                .apply("GroupOrders", GroupByKey.create())
                .apply(
                    "SettleOrders",
                    ParDo.of(new SettleFn(terms, weights, recordsFees, margins))
                        .withSideInputs(terms.view(), weights, recordsFees)
                        .withOutputTags(
                            Accounts.COUNTED, Output.others(Accounts.COUNTED, outputs))),
            outputs);
    PCollectionTuple spends = countedSpends(weights);
    PCollectionTuple made =
        PCollectionTuple.of(UNMATCHED, unmatched(returns, settled))
            .and(Accounts.COUNTED, Accounts.together(lines, returns, payments, settled, spends));
    for (Output<?> packed : margins.outputs()) {
      made = withPacked(made, settled, packed.tag());
    }
    return made;
  }

  private List<Output<?>> outputs() {
    List<Output<?>> outputs = new ArrayList<>(margins.outputs());
    outputs.add(new Output<>(UNMATCHED, RecordCoder.of(FctReturn.class)));
    outputs.add(Accounts.COUNTED_OUTPUT);
    return outputs;
  }

  private static <M> PCollectionTuple withPacked(
      PCollectionTuple made, PCollectionTuple settled, TupleTag<M> tag) {
    return made.and(tag, settled.get(tag));
  }

  private PCollectionTuple countedSpends(PCollectionView<List<CampaignWeight>> weights) {
    PCollectionTuple spends =
        marts
            .rows("fct_campaign_spend", CampaignSpend.class)
            .apply(
                "CountSpend",
                ParDo.of(new MarginParts.SpendFn(terms, weights))
                    .withSideInputs(terms.view(), weights)
                    .withOutputTags(MarginParts.SPENDS, TupleTagList.of(Accounts.COUNTED)));
    spends.get(MarginParts.SPENDS).setCoder(RecordCoder.of(CampaignSpend.class));
    return spends;
  }

  private PCollectionView<List<CampaignWeight>> weights(PCollectionTuple lines, Buckets buckets) {
    return lines
        .get(MarginParts.LINES)
        .apply("WeighLines", ParDo.of(new MarginParts.WeighFn(terms)).withSideInputs(terms.view()))
        .setCoder(RecordCoder.of(CampaignWeight.class))
        .apply(
            "SumWeights",
            SumByKey.of(CampaignWeight.class, CampaignWeight::key, (a, b) -> a.plus(b), buckets))
        .apply("ViewWeights", View.asList());
  }

  private static PCollection<FctReturn> unmatched(
      PCollectionTuple returns, PCollectionTuple settled) {
    return PCollectionList.of(returns.get(UNMATCHED))
        .and(settled.get(UNMATCHED))
        .apply("FlattenUnmatched", Flatten.pCollections());
  }

  private static final class AnyFn implements SerializableFunction<Iterable<Boolean>, Boolean> {
    @Override
    public Boolean apply(Iterable<Boolean> values) {
      for (boolean value : values) {
        if (value) {
          return true;
        }
      }
      return false;
    }
  }
}
