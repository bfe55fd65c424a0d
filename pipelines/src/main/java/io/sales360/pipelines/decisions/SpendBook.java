package io.sales360.pipelines.decisions;

import io.sales360.common.model.CampaignSpend;
import io.sales360.common.money.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each campaign has spent by the as-of date, and from which to which day. Lines of the
 * campaign on these days share the spend.
 */
public final class SpendBook {
  /**
   * Spend of one campaign.
   *
   * @param from first day of spend
   * @param to last day of spend
   * @param amount in the reporting currency; null where a rate is missing
   */
  public record Spend(LocalDate from, LocalDate to, @Nullable BigDecimal amount) {
    /** Whether lines of the day share it. */
    public boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  private final Map<String, List<CampaignSpend>> rows = new HashMap<>();
  private final ExchangeRates rates;
  private final LocalDate asOf;

  /**
   * An empty book.
   *
   * @param asOf later spend is not counted
   */
  public SpendBook(ExchangeRates rates, LocalDate asOf) {
    this.rates = rates;
    this.asOf = asOf;
  }

  /** Adds a row of spend. */
  public void add(CampaignSpend spend) {
    if (!spend.spentOn().isAfter(asOf)) {
      rows.computeIfAbsent(spend.campaignId(), id -> new ArrayList<>()).add(spend);
    }
  }

  /** Whether no campaign has spent anything. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** One row in the reporting currency; empty where the rate of its day is missing. */
  public Optional<BigDecimal> reporting(CampaignSpend spend) {
    return rates
        .toReporting(spend.currencyCode(), spend.spentOn())
        .map(rate -> ExchangeRates.convert(spend.spendAmount(), rate));
  }

  /** What a campaign has spent; null without spend. */
  public @Nullable Spend of(@Nullable String campaignId) {
    List<CampaignSpend> spends = campaignId == null ? null : rows.get(campaignId);
    if (spends == null) {
      return null;
    }
    LocalDate from = LocalDate.MAX;
    LocalDate to = LocalDate.MIN;
    BigDecimal amount = BigDecimal.ZERO;
    boolean isKnown = true;
    for (CampaignSpend spend : spends) {
      from = spend.spentOn().isBefore(from) ? spend.spentOn() : from;
      to = spend.spentOn().isAfter(to) ? spend.spentOn() : to;
      Optional<BigDecimal> converted = reporting(spend);
      isKnown &= converted.isPresent();
      amount = amount.add(converted.orElse(BigDecimal.ZERO));
    }
    return new Spend(from, to, isKnown ? amount : null);
  }

  /** The spend that a line of this campaign and day has a share in; null without one. */
  public @Nullable Spend sharedBy(@Nullable String campaignId, LocalDate day) {
    Spend spend = of(campaignId);
    return spend != null && spend.covers(day) ? spend : null;
  }
}
