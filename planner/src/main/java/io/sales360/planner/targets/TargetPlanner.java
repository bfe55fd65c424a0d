package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes proposals from what a lake publishes. The same lake and terms give the same targets. */
public final class TargetPlanner {
  private TargetPlanner() {}

  /**
   * Makes targets of net sales.
   *
   * @throws CommandFailure if the period has begun, an owner is unknown or has no forecast, or the
   *     bounds are infeasible
   */
  public static TargetProposal propose(
      LakeSession session, TargetOwner owner, TargetPeriod period, TargetTerms terms) {
    List<OwnerOutlook> outlooks = OwnerOutlooks.of(session, owner, period);
    Set<String> forecast =
        outlooks.stream().map(OwnerOutlook::ownerId).collect(Collectors.toCollection(TreeSet::new));
    Set<String> present = owners(session, owner, owner.presentOn(session.asOf()));
    requireForecast(session, owner, terms, forecast);
    return TargetProposal.of(
        session.lake().manifest().runId(),
        session.asOf().toString(),
        currency(session),
        terms,
        outlooks.stream()
            .filter(one -> terms.owners().isEmpty() || terms.owners().contains(one.ownerId()))
            .toList(),
        terms.owners().isEmpty()
            ? present.stream().filter(id -> !forecast.contains(id)).toList()
            : List.of());
  }

  private static void requireForecast(
      LakeSession session, TargetOwner owner, TargetTerms terms, Set<String> forecast) {
    Set<String> named = new TreeSet<>(Bounds.parse(terms.floors()).owners());
    named.addAll(Bounds.parse(terms.caps()).owners());
    for (String id : named) {
      if (!terms.owners().isEmpty() && !terms.owners().contains(id)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "There is a bound for (%s), which is not among the owners named.%nMaybe add --owner %s, or leave out its bound."
                .formatted(id, id));
      }
    }
    named.addAll(terms.owners());
    Set<String> known = owners(session, owner, "true");
    for (String id : named) {
      if (!known.contains(id)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "There is no %s (%s).%nMaybe one of: %s."
                .formatted(owner, id, String.join(", ", forecast)));
      }
      if (!forecast.contains(id)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The %s (%s) has no forecast: no sales to learn from, or no longer there.%nMaybe leave it out; those with a forecast are: %s."
                .formatted(owner, id, String.join(", ", forecast)));
      }
    }
  }

  private static Set<String> owners(LakeSession session, TargetOwner owner, String condition) {
    return session
        .rows(
            "SELECT %1$s AS owner_id FROM %2$s WHERE %3$s ORDER BY ALL"
                .formatted(owner.key(), owner.dimension(), condition))
        .stream()
        .map(row -> String.valueOf(row.get("owner_id")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String currency(LakeSession session) {
    return String.valueOf(
        session
            .rows("SELECT max(currency_code) AS currency_code FROM agg_daily_sales")
            .get(0)
            .get("currency_code"));
  }
}
