package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Matches the lines of a bucket of orders with the promotions that they say something about: line
 * by line, and what was bought along with them.
 */
final class MatchLinesFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  static final Blocks<PromotionLine> LINES = Blocks.of(RecordCoder.of(PromotionLine.class));

  private final ScopesView view;
  private final BundleStep<PromotionDay> days;
  private transient @Nullable PromotionScopes scopes;

  /**
   * Of lines in blocks.
   *
   * @param days gets what each line is to a promotion
   */
  MatchLinesFn(ScopesView view, BundleStep<PromotionDay> days) {
    this.view = view;
    this.days = days;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    days.start();
    scopes = null;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    if (scopes == null) {
      scopes = view.read(context);
    }
    Emitter out = Emitter.of(outputs);
    Map<String, List<PromotionLine>> orders = new LinkedHashMap<>();
    for (PromotionLine line : LINES.in(bucket.getValue())) {
      match(line, scopes, out);
      orders.computeIfAbsent(line.orderId(), id -> new ArrayList<>(2)).add(line);
    }
    for (List<PromotionLine> order : orders.values()) {
      if (order.size() > 1) {
        matchCompanions(order, scopes, out);
      }
    }
  }

  @Override
  @FinishBundle
  public void flushTally(FinishBundleContext context) {
    days.finish(Emitter.of(context));
    super.flushTally(context);
  }

  private void match(PromotionLine line, PromotionScopes all, Emitter out) {
    count(CampaignDecisions.ACCOUNT, Kind.READ, "", line.net());
    String used = line.promotionId();
    if (used == null) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "without promotion", line.net());
    } else if (!all.has(used)) {
      count(CampaignDecisions.ACCOUNT, Kind.FILTERED, "of an unknown promotion", line.net());
    } else {
      days.add(PromotionDay.used(line, used), out);
    }
    for (PromotionScopes.Hit hit : all.of(line.productId())) {
      if (hit.scope().ranIn(line.channelId())) {
        days.add(PromotionDay.of(line, hit.scope().id(), hit.role()), out);
      }
    }
  }

  private void matchCompanions(List<PromotionLine> order, PromotionScopes all, Emitter out) {
    for (PromotionScope scope : covering(order, all)) {
      for (PromotionLine line : order) {
        if (scope.isCompanion(line.productId(), all.categoryOf(line.productId()))) {
          days.add(PromotionDay.of(line, scope.id(), PromotionScope.Role.COMPANION), out);
        }
      }
    }
  }

  /** The promotions that cover a line of an order, in a channel that they ran in. */
  private static Iterable<PromotionScope> covering(List<PromotionLine> order, PromotionScopes all) {
    Map<String, PromotionScope> found = new TreeMap<>();
    for (PromotionLine line : order) {
      for (PromotionScopes.Hit hit : all.of(line.productId())) {
        if (hit.role() == PromotionScope.Role.OWN && hit.scope().ranIn(line.channelId())) {
          found.put(hit.scope().id(), hit.scope());
        }
      }
    }
    return found.values();
  }
}
