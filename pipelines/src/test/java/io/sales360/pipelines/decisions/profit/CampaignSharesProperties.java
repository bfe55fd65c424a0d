package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.CostSource;
import io.sales360.common.model.CampaignSpend;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.Origin;
import io.sales360.common.money.ExchangeRates;
import io.sales360.pipelines.decisions.SpendBook;
import io.sales360.pipelines.flow.Buckets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CampaignSharesProperties {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 10);
  private static final Origin ORIGIN = new Origin("f", "o", "f.csv", 2, null);

  @Property(tries = 500)
  void sharesSumToTheSpendHoweverManyBuckets(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -5_000, max = 100_000) Integer> cents,
      @ForAll @LongRange(min = 0, max = 10_000_000) long spent,
      @ForAll @IntRange(min = 1, max = 9) int bucketCount) {
    Buckets buckets = new Buckets(bucketCount);
    SpendBook spends = book("USD", BigDecimal.valueOf(spent, 2));
    Map<Integer, List<SoldLine>> byBucket = new TreeMap<>();
    Map<String, CampaignWeight> weights = new HashMap<>();
    for (int i = 0; i < cents.size(); i++) {
      SoldLine line = line("o" + i, BigDecimal.valueOf(cents.get(i), 2));
      int bucket = buckets.of(line.orderId());
      byBucket.computeIfAbsent(bucket, key -> new ArrayList<>()).add(line);
      CampaignWeight weight = new CampaignWeight("K", bucket, line.weight(), 1);
      weights.merge(weight.key(), weight, CampaignWeight::plus);
    }
    CampaignShares shares = new CampaignShares(spends, weights.values());

    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Integer, List<SoldLine>> bucket : byBucket.entrySet()) {
      Map<SoldLine, BigDecimal> ofLines = shares.of(bucket.getKey(), bucket.getValue());
      assertThat(ofLines).hasSameSizeAs(bucket.getValue());
      for (BigDecimal share : ofLines.values()) {
        sum = sum.add(share);
      }
    }

    assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(spent, 2));
  }

  @Test
  void spendInACurrencyWithoutRateIsUnknown() {
    SpendBook spends = book("EUR", BigDecimal.TEN);
    SoldLine line = line("o", BigDecimal.TEN);
    CampaignShares shares =
        new CampaignShares(spends, List.of(new CampaignWeight("K", 0, line.weight(), 1)));

    assertThat(spends.sharedBy(line.campaignId(), line.orderedOn())).isNotNull();
    assertThat(shares.of(0, List.of(line))).isEmpty();
    FctMarginOf margin = new FctMarginOf(line);
    assertThat(margin.third(null)).isNull();
    assertThat(margin.unknown(null)).isEqualTo("campaign_spend");
    assertThat(margin.third(BigDecimal.ONE)).isEqualByComparingTo("2");
  }

  /** The margin of a line where campaigns have spend. */
  private record FctMarginOf(SoldLine line) {
    @org.jspecify.annotations.Nullable
    BigDecimal third(@org.jspecify.annotations.Nullable BigDecimal spend) {
      return new Waterfall(false, true, false, "USD")
          .margin(line, Waterfall.Returned.NOTHING, null, spend)
          .contributionMargin3();
    }

    String unknown(@org.jspecify.annotations.Nullable BigDecimal spend) {
      return new Waterfall(false, true, false, "USD")
          .margin(line, Waterfall.Returned.NOTHING, null, spend)
          .unknownParts();
    }
  }

  private static SpendBook book(String currency, BigDecimal amount) {
    SpendBook spends = new SpendBook(ExchangeRates.of(List.<ExchangeRate>of(), "USD", 7), DAY);
    spends.add(new CampaignSpend("s", "K", DAY, null, amount, currency, null, null, ORIGIN));
    spends.add(
        new CampaignSpend(
            "late", "K", DAY.plusDays(1), null, amount, currency, null, null, ORIGIN));
    return spends;
  }

  private static SoldLine line(String orderId, BigDecimal net) {
    return new SoldLine(
        orderId,
        "1",
        DAY,
        "P",
        null,
        null,
        null,
        null,
        null,
        "K",
        false,
        BigDecimal.ONE,
        "USD",
        net,
        net,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        CostSource.LINE,
        new BigDecimal("7"),
        BigDecimal.ZERO);
  }
}
