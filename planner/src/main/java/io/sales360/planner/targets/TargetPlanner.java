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
    Set<String> known =
        outlooks.stream().map(OwnerOutlook::ownerId).collect(Collectors.toCollection(TreeSet::new));
    List<String> all = OwnerOutlooks.all(session, owner);
    Set<String> named = new TreeSet<>(terms.owners());
    named.addAll(Bounds.parse(terms.floors()).owners());
    named.addAll(Bounds.parse(terms.caps()).owners());
    for (String id : named) {
      if (!all.contains(id)) {
        throw refused(
            "There is no %s (%s)".formatted(owner, id), "one of: " + String.join(", ", all));
      }
      if (!known.contains(id)) {
        throw refused(
            "There is no forecast of the %s (%s), who has no sales to make one from"
                .formatted(owner, id),
            "leave it out, or one of: " + String.join(", ", known));
      }
      if (!terms.owners().isEmpty() && !terms.owners().contains(id)) {
        throw refused(
            "The %s (%s) has a bound, but is not among the owners".formatted(owner, id),
            "add --owner " + id);
      }
    }
    boolean isForAll = terms.owners().isEmpty();
    return TargetProposal.of(
        session.lake().manifest().runId(),
        session.asOf().toString(),
        currency(session),
        terms,
        outlooks.stream()
            .filter(one -> isForAll || terms.owners().contains(one.ownerId()))
            .toList(),
        isForAll ? all.stream().filter(id -> !known.contains(id)).toList() : List.of());
  }

  private static CommandFailure refused(String what, String remedy) {
    return new CommandFailure(ExitCode.USAGE, "%s.%nMaybe %s.".formatted(what, remedy));
  }

  private static String currency(LakeSession session) {
    return String.valueOf(
        session
            .rows("SELECT max(currency_code) AS currency_code FROM agg_daily_sales")
            .get(0)
            .get("currency_code"));
  }
}
