package io.sales360.pipelines.decisions.profit;

import io.sales360.common.money.Allocation;
import io.sales360.pipelines.decisions.SpendBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares the spend of each campaign among its lines by the size of their net amounts, exactly:
 * first among buckets of orders, then among the lines of a bucket, both by largest remainder at
 * nine decimals.
 */
final class CampaignShares {
  private static final int SCALE = 9;

  private final SpendBook spends;
  private final Map<String, List<CampaignWeight>> weights = new TreeMap<>();

  CampaignShares(SpendBook spends, Iterable<CampaignWeight> weights) {
    this.spends = spends;
    weights.forEach(
        weight ->
            this.weights.computeIfAbsent(weight.campaignId(), id -> new ArrayList<>()).add(weight));
    this.weights.values().forEach(list -> list.sort(Comparator.comparing(CampaignWeight::bucket)));
  }

  /** Whether any line has a share in the spend of the campaign. */
  boolean areLinesOf(String campaignId) {
    return weights.containsKey(campaignId);
  }

  /**
   * Shares of the lines of one bucket.
   *
   * @param lines all lines of the bucket that have a share in a spend, in any order
   * @return by line; none for lines whose campaign's spend is not known
   */
  Map<SoldLine, BigDecimal> of(int bucket, List<SoldLine> lines) {
    Map<String, List<SoldLine>> byCampaign = new TreeMap<>();
    for (SoldLine line : lines) {
      if (line.campaignId() != null) {
        byCampaign.computeIfAbsent(line.campaignId(), id -> new ArrayList<>()).add(line);
      }
    }
    Map<SoldLine, BigDecimal> shares = new HashMap<>();
    byCampaign.forEach(
        (campaign, own) -> {
          own.sort(Comparator.comparing(SoldLine::orderId).thenComparing(SoldLine::lineId));
          share(campaign, bucket, own, shares);
        });
    return shares;
  }

  private void share(
      String campaign, int bucket, List<SoldLine> lines, Map<SoldLine, BigDecimal> shares) {
    SpendBook.Spend spend = spends.of(campaign);
    List<CampaignWeight> buckets = weights.getOrDefault(campaign, List.of());
    if (spend == null || spend.amount() == null || buckets.isEmpty()) {
      return;
    }
    boolean byCount = buckets.stream().allMatch(each -> each.weight().signum() == 0);
    List<BigDecimal> ofBuckets =
        Allocation.largestRemainder(
            spend.amount(),
            buckets.stream()
                .map(each -> byCount ? BigDecimal.valueOf(each.lineCount()) : each.weight())
                .toList(),
            SCALE);
    for (int i = 0; i < buckets.size(); i++) {
      if (buckets.get(i).bucket() == bucket) {
        List<BigDecimal> ofLines =
            Allocation.largestRemainder(
                ofBuckets.get(i), lines.stream().map(SoldLine::weight).toList(), SCALE);
        for (int j = 0; j < lines.size(); j++) {
          shares.put(lines.get(j), ofLines.get(j));
        }
      }
    }
  }
}
