package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.EffectMethod;
import io.sales360.common.decision.EffectSubject;
import io.sales360.common.decision.EffectVerdict;
import io.sales360.common.decision.FctCampaignExposure;
import io.sales360.common.model.Campaign;
import io.sales360.forecasting.promotion.DifferenceInDifferences;
import io.sales360.forecasting.promotion.HoldoutLift;
import io.sales360.forecasting.promotion.HoldoutUnit;
import io.sales360.forecasting.promotion.PanelObservation;
import io.sales360.forecasting.promotion.Verdict;
import io.sales360.pipelines.decisions.SpendBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the row of one campaign. Its effect is told by the best evidence there is: customers held
 * out at random; else those whom it did not reach; else, where it reached nobody by name, the days
 * before.
 */
final class CampaignRow {
  private static final int WEEK = 7;

  private final CampaignBook book;
  private final Campaign campaign;
  private final CampaignEvidence evidence;
  private final List<CompanyDay> companyDays;
  private final LocalDate asOf;

  /**
   * @param companyDays sales of all products by day
   */
  CampaignRow(
      CampaignBook book,
      Campaign campaign,
      CampaignEvidence evidence,
      List<CompanyDay> companyDays,
      LocalDate asOf) {
    this.book = book;
    this.campaign = campaign;
    this.evidence = evidence;
    this.companyDays = companyDays;
    this.asOf = asOf;
  }

  AggCampaignEffectiveness of(
      SubjectReach reach, SpendBook.@Nullable Spend spend, String currencyCode) {
    Days days = CampaignBook.days(campaign);
    CampaignSales sales =
        evidence.sales() == null ? CampaignSales.none(campaign) : evidence.sales();
    boolean hasSales = !companyDays.isEmpty();
    Described sold =
        new Described(
            EffectSubject.CAMPAIGN,
            campaign.campaignId(),
            campaign.campaignName(),
            days,
            0,
            book.group(campaign.campaignId()),
            reach,
            sales.lines(),
            sales.units(),
            sales.net(),
            sales.discounts(),
            hasSales ? new CompanyHistory(companyDays).share(days, sales.net()) : null,
            spend == null ? null : spend.amount());
    return EffectivenessRow.of(
        sold, hasSales ? told(days) : Told.notMeasurable("Nothing was ever sold."), currencyCode);
  }

  private Told told(Days days) {
    CampaignGroup group = book.group(campaign.campaignId());
    if (group.reached() + group.heldOut() == 0) {
      return byForecast(days);
    }
    Optional<Days.Span> span = days.until(asOf);
    if (span.isEmpty()) {
      return Told.notMeasurable("Its first day is unknown, or has not come.");
    }
    return group.heldOut() > 0 ? byHoldout() : byDifferences(span.get());
  }

  private Told byForecast(Days days) {
    CompanyHistory company = new CompanyHistory(companyDays);
    List<PromotionDay> all = new ArrayList<>();
    companyDays.forEach(day -> all.add(PromotionDay.of(day, campaign.campaignId())));
    PromotionDay none = PromotionDay.none(campaign.campaignId(), campaign.startsOn());
    return BaselineForecast.ofCompany(
        days, company, new PromotionHistory(company, none, all), book.otherMedia(campaign));
  }

  private Told byHoldout() {
    List<HoldoutUnit> units =
        evidence.exposures().stream()
            .map(
                row ->
                    new HoldoutUnit(
                        !row.isHeldOut(), number(row.unitsBefore()), number(row.unitsDuring())))
            .toList();
    HoldoutLift lift =
        HoldoutLift.estimate(units, EffectivenessRow.LEAST_UPLIFT, EffectivenessRow.LEVEL);
    if (lift.verdict() == Verdict.NOT_MEASURABLE) {
      return Told.notMeasurable(lift.reason());
    }
    double margin = evidence.marginOfUnit();
    Gain.Bounded gained = Gain.Bounded.of(lift.gained(), lift.gainedInterval());
    double during =
        units.stream().filter(HoldoutUnit::isTreated).mapToDouble(HoldoutUnit::during).sum();
    return new Told(
        EffectVerdict.valueOf(lift.verdict().name()),
        lift.reason(),
        EffectMethod.HOLDOUT,
        0,
        Double.isNaN(lift.balance()) ? null : lift.balance(),
        new Gain(
            during - lift.gained(),
            lift.gained(),
            new Gain.Bounded(
                lift.lift() - 1, lift.interval().lower() - 1, lift.interval().upper() - 1),
            null,
            null,
            null,
            gained,
            null,
            gained.value() * margin,
            (gained.upper() - gained.lower()) / 2 * Math.abs(margin)));
  }

  private static double number(@Nullable BigDecimal units) {
    return units == null ? 0 : units.doubleValue();
  }

  private Told byDifferences(Days.Span span) {
    if (evidence.panel().isEmpty()) {
      return Told.notMeasurable(
          "No known customer bought in the year before it, or its first week is not over.");
    }
    // Weeks before the first sale of the company would compare nothing with nothing.
    long known =
        ChronoUnit.DAYS.between(new CompanyHistory(companyDays).firstDay(), span.first()) / WEEK;
    List<PanelObservation> rows =
        evidence.panel().stream()
            .filter(point -> point.week() >= -known)
            .map(point -> new PanelObservation(point.customerId(), point.week(), point.units()))
            .toList();
    Set<String> reached =
        evidence.panel().stream()
            .filter(PanelPoint::isReached)
            .map(PanelPoint::customerId)
            .collect(Collectors.toSet());
    DifferenceInDifferences found =
        DifferenceInDifferences.estimate(rows, reached, 0, EffectivenessRow.LEVEL);
    if (found.verdict() == Verdict.NOT_MEASURABLE) {
      return Told.notMeasurable(found.reason());
    }
    return new Told(
        EffectVerdict.valueOf(found.verdict().name()),
        found.reason(),
        EffectMethod.DIFFERENCE_IN_DIFFERENCES,
        0,
        Double.isNaN(found.preTrend()) ? null : found.preTrend(),
        gain(found, rows, reached));
  }

  /** The effect on a customer and week, times all that bought before and were reached. */
  private Gain gain(
      DifferenceInDifferences found, List<PanelObservation> rows, Set<String> reached) {
    long active = evidence.exposures().stream().filter(CampaignRow::isActive).count();
    int weeks = rows.stream().mapToInt(PanelObservation::period).max().orElse(0) + 1;
    double times = active * (double) weeks;
    double actual =
        rows.stream()
            .filter(row -> row.period() >= 0 && reached.contains(row.unit()))
            .mapToDouble(PanelObservation::value)
            .average()
            .orElse(0);
    double expected = actual - found.effect();
    double margin = evidence.marginOfUnit();
    Gain.Bounded gained =
        new Gain.Bounded(
            found.effect() * times,
            found.interval().lower() * times,
            found.interval().upper() * times);
    return new Gain(
        expected * times,
        gained.value(),
        expected > 0
            ? new Gain.Bounded(
                found.effect() / expected,
                found.interval().lower() / expected,
                found.interval().upper() / expected)
            : null,
        null,
        null,
        null,
        gained,
        found.pValue(),
        gained.value() * margin,
        (gained.upper() - gained.lower()) / 2 * Math.abs(margin));
  }

  private static boolean isActive(FctCampaignExposure row) {
    return row.ordersBefore() != null && row.ordersBefore() > 0;
  }
}
