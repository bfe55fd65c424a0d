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
    Set<String> named = new TreeSet<>(terms.owners());
    named.addAll(Bounds.parse(terms.floors()).owners());
    named.addAll(Bounds.parse(terms.caps()).owners());
    for (String id : named) {
      boolean isLeftOut = !terms.owners().isEmpty() && !terms.owners().contains(id);
      if (isLeftOut || !known.contains(id)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "There is no %s (%s) with a forecast among the owners.%nMaybe one of: %s."
                .formatted(owner, id, String.join(", ", known)));
      }
    }
    return TargetProposal.of(
        session.lake().manifest().runId(),
        session.asOf().toString(),
        currency(session),
        terms,
        outlooks.stream()
            .filter(one -> terms.owners().isEmpty() || terms.owners().contains(one.ownerId()))
            .toList());
  }

  private static String currency(LakeSession session) {
    return String.valueOf(
        session
            .rows("SELECT max(currency_code) AS currency_code FROM agg_daily_sales")
            .get(0)
            .get("currency_code"));
  }
}
