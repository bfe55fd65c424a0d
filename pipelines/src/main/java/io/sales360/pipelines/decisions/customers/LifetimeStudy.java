package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.FctLifetimeCalibration;
import io.sales360.common.decision.FctLifetimeFit;
import io.sales360.forecasting.lifetime.CustomerHistory;
import io.sales360.forecasting.lifetime.FitStatus;
import io.sales360.forecasting.lifetime.HoldoutCalibration;
import io.sales360.forecasting.lifetime.PurchaseFit;
import io.sales360.forecasting.lifetime.PurchaseModel;
import io.sales360.forecasting.lifetime.PurchaseSpec;
import io.sales360.forecasting.lifetime.PurchaseSummary;
import io.sales360.forecasting.lifetime.SpendFit;
import io.sales360.forecasting.lifetime.SpendIndependence;
import io.sales360.forecasting.lifetime.SpendSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns how all customers buy: each model is fitted to the days before the holdout and held
 * against what came in it; the best is fitted again to all days. Without a holdout BG/NBD is taken.
 * The same customers in any order give the same fits.
 */
final class LifetimeStudy {
  /** More customers hardly move four parameters, but each costs time in every step of a search. */
  static final int MOST_CUSTOMERS = 4_000;

  /** Pareto/NBD costs some twenty times as much per customer. */
  static final int MOST_FOR_PARETO = 400;

  /** Classes of the calibration: 0 to 6 repeat purchases, and 7 or more. */
  private static final int LAST_CLASS = 7;

  private static final int LEVEL = 95;

  private final LifetimeTerms terms;
  private final List<FctLifetimeFit> rows = new ArrayList<>();
  private final List<FctLifetimeCalibration> calibration = new ArrayList<>();
  private final PurchaseFit purchases;
  private final SpendFit spend;

  private record Scored(PurchaseFit fit, HoldoutCalibration against, double error) {}

  private LifetimeStudy(List<CustomerMoments> customers, LifetimeTerms terms) {
    this.terms = terms;
    List<CustomerMoments> before = customers.stream().filter(one -> one.holdout() != null).toList();
    List<CustomerHistory> histories =
        sample(before).stream().map(one -> LifetimeStudy.history(one)).toList();
    PurchaseSpec chosen = choose(histories, before.size());
    List<PurchaseSummary> all =
        sample(customers).stream().map(one -> one.untilAsOf().summary()).toList();
    purchases = fit(chosen, all);
    rows.add(row(purchases, terms.asOf(), true, customers.size(), null, null));
    spend = SpendSpec.gammaGamma().fit(all);
    rows.add(row(spend, SpendIndependence.of(all, LEVEL), customers.size()));
  }

  /** Learns from customers with a sale; at least one. */
  static LifetimeStudy of(List<CustomerMoments> customers, LifetimeTerms terms) {
    return new LifetimeStudy(customers, terms);
  }

  /** The fit that customers are described with. */
  PurchaseFit purchases() {
    return purchases;
  }

  /** The fit of what they spend. */
  SpendFit spend() {
    return spend;
  }

  List<FctLifetimeFit> rows() {
    return List.copyOf(rows);
  }

  List<FctLifetimeCalibration> calibration() {
    return List.copyOf(calibration);
  }

  private PurchaseSpec choose(List<CustomerHistory> histories, int known) {
    List<PurchaseSpec> candidates =
        List.of(PurchaseSpec.bgNbd(), PurchaseSpec.mbgNbd(), PurchaseSpec.paretoNbd());
    PurchaseSpec best = candidates.get(0);
    double least = Double.POSITIVE_INFINITY;
    if (histories.isEmpty()) {
      return best;
    }
    List<PurchaseSummary> pasts = histories.stream().map(CustomerHistory::calibration).toList();
    for (PurchaseSpec candidate : candidates) {
      Scored scored = score(fit(candidate, pasts), histories);
      rows.add(
          row(
              scored.fit(),
              terms.lastBeforeHoldout(),
              false,
              known,
              scored,
              RocCurve.area(lapses(scored.fit(), histories))));
      addCalibration(candidate.name(), scored.against());
      // A fallback is no better for being close.
      boolean isFound = scored.fit().report().status() == FitStatus.CONVERGED;
      if (isFound && scored.error() < least) {
        least = scored.error();
        best = candidate;
      }
    }
    return best;
  }

  /** Of the first customers of the sample, as many as the model can afford. */
  private static PurchaseFit fit(PurchaseSpec spec, List<PurchaseSummary> sampled) {
    int most = spec.model() == PurchaseModel.PARETO_NBD ? MOST_FOR_PARETO : MOST_CUSTOMERS;
    return spec.fit(sampled.subList(0, Math.min(most, sampled.size())));
  }

  private static Scored score(PurchaseFit fit, List<CustomerHistory> histories) {
    HoldoutCalibration against =
        HoldoutCalibration.of(
            fit, histories, LifetimeTerms.HOLDOUT_DAYS / LifetimeTerms.DAYS_OF_WEEK, LAST_CLASS);
    double wrong =
        against.rows().stream()
            .mapToDouble(one -> one.customers() * Math.abs(one.actual() - one.expected()))
            .sum();
    return new Scored(fit, against, wrong / Math.max(1, against.actual()));
  }

  private static List<RocCurve.Case> lapses(PurchaseFit fit, List<CustomerHistory> histories) {
    double weeks = LifetimeTerms.HOLDOUT_DAYS / LifetimeTerms.DAYS_OF_WEEK;
    return histories.stream()
        .map(
            one ->
                new RocCurve.Case(
                    fit.probabilities(one.calibration(), 0, weeks)[0], one.holdoutPurchases() == 0))
        .toList();
  }

  private void addCalibration(String model, HoldoutCalibration against) {
    for (HoldoutCalibration.Row one : against.rows()) {
      calibration.add(
          new FctLifetimeCalibration(
              model, one.frequency(), one.customers(), one.actual(), one.expected()));
    }
  }

  private static FctLifetimeFit row(
      PurchaseFit fit,
      LocalDate until,
      boolean isChosen,
      long known,
      @Nullable Scored scored,
      @Nullable Double churnAuc) {
    Map<String, Double> letters = fit.parameters();
    FitStatus status = fit.report().status();
    return new FctLifetimeFit(
        fit.spec().name(),
        until,
        isChosen,
        word(status),
        reason(status, fit.model().word()),
        fit.report().customers(),
        known,
        fit.report().evaluations(),
        finite(fit.report().logLikelihood()),
        letters.get("r"),
        letters.get("alpha"),
        letters.get("a"),
        letters.get("b"),
        letters.get("s"),
        letters.get("beta"),
        null,
        null,
        null,
        scored == null ? null : LifetimeTerms.HOLDOUT_DAYS,
        scored == null ? null : scored.against().actual(),
        scored == null ? null : scored.against().expected(),
        scored == null ? null : scored.error(),
        churnAuc,
        null,
        null,
        null);
  }

  private FctLifetimeFit row(SpendFit fit, SpendIndependence independence, long known) {
    Map<String, Double> letters = fit.parameters();
    FitStatus status = fit.report().status();
    return new FctLifetimeFit(
        "gamma-gamma",
        terms.asOf(),
        true,
        word(status),
        reason(status, "a weighted mean"),
        fit.report().customers(),
        known,
        fit.report().evaluations(),
        finite(fit.report().logLikelihood()),
        null,
        null,
        null,
        null,
        null,
        null,
        letters.get("p"),
        letters.get("q"),
        letters.get("v"),
        null,
        null,
        null,
        null,
        null,
        independence.correlation(),
        independence.interval().lower(),
        independence.interval().upper());
  }

  private static String word(FitStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable String reason(FitStatus status, String standIn) {
    return status == FitStatus.CONVERGED
        ? null
        : "%s stands in, as %s.".formatted(standIn, status.reason());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static CustomerHistory history(CustomerMoments one) {
    CustomerMoments.Holdout holdout = Objects.requireNonNull(one.holdout());
    return new CustomerHistory(
        one.customerId(), holdout.before().summary(), holdout.purchases(), holdout.value());
  }

  /** All, or those with the smallest hashes; by hash and id, so that the order given is nothing. */
  private static List<CustomerMoments> sample(List<CustomerMoments> customers) {
    return customers.stream()
        .sorted(
            Comparator.comparingInt((CustomerMoments one) -> hash(one.customerId()))
                .thenComparing(CustomerMoments::customerId))
        .limit(MOST_CUSTOMERS)
        .toList();
  }

  /** Spreads ids that differ in their last digits only. */
  private static int hash(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) * 0x85EBCA6B;
  }
}
