package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The customers, ordered by id. Some 45 % are registered before the first day, the others arrive
 * steadily until a month before the last. {@link #CHURN_SHARE} of those who could stop for good, at
 * least four months before the last day.
 */
final class CustomerBase {
  static final double CHURN_SHARE = 0.30;

  private static final double EARLIER_SHARE = 0.45;
  private static final double NEVER_BUYS_SHARE = 0.03;
  private static final int SILENT_DAYS = 120;

  private final List<Customer> customers = new ArrayList<>();

  CustomerBase(int count, DateSpan span, Seeds seeds) {
    Draws profiles = seeds.stream("customer-profiles");
    Draws lives = seeds.stream("customer-lives");
    List<Territory> territories = Territory.all();
    double[] shares = territories.stream().mapToDouble(Territory::share).toArray();
    for (int i = 1; i <= count; i++) {
      String id = String.format(Locale.ROOT, "C%04d", i);
      Territory territory = territories.get(lives.weighted(shares));
      LocalDate registered = registration(span, lives);
      boolean neverBuys = lives.chance(NEVER_BUYS_SHARE);
      LocalDate churned = neverBuys ? null : churn(registered, span, lives);
      customers.add(
          new Customer(
              id,
              CustomerProfiles.draw(id, territory, registered, profiles),
              territory,
              registered,
              lives.below(Catalogue.STYLES),
              lives.uniform(0.1, 0.9),
              lives.gamma(2.0),
              churned,
              neverBuys));
    }
  }

  List<Customer> customers() {
    return Collections.unmodifiableList(customers);
  }

  private static LocalDate registration(DateSpan span, Draws draws) {
    return draws.chance(EARLIER_SHARE)
        ? span.first().minusDays(draws.between(1, 1200))
        : span.day(draws.below(Math.max(1, span.count() - 30)));
  }

  private static @Nullable LocalDate churn(LocalDate registered, DateSpan span, Draws draws) {
    int earliest = Math.max(0, span.index(registered)) + 25;
    int latest = span.count() - SILENT_DAYS;
    boolean leaves = draws.chance(CHURN_SHARE);
    return leaves && earliest < latest ? span.day(draws.between(earliest, latest)) : null;
  }
}
