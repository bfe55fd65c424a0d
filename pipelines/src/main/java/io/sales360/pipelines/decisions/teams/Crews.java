package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom the sales of a person are credited to. Only looked up, never iterated over. */
final class Crews {
  private final PerformanceOwner owner;
  private final Map<String, String> teams = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  Crews(List<Crew> crews, PerformanceOwner owner) {
    this.owner = owner;
    for (Crew crew : crews) {
      if (crew.teamId() != null) {
        teams.put(crew.salespersonId(), crew.teamId());
        sizes.merge(crew.teamId(), 1, Integer::sum);
      }
    }
  }

  PerformanceOwner owner() {
    return owner;
  }

  /** The owner that a salesperson sells for; null without a team where teams are the owners. */
  @Nullable String creditedTo(String salespersonId) {
    return owner == PerformanceOwner.SALESPERSON ? salespersonId : teams.get(salespersonId);
  }

  @Nullable String teamOf(String ownerId) {
    return owner == PerformanceOwner.SALESPERSON ? teams.get(ownerId) : ownerId;
  }

  /** Salespeople of a team; null for a salesperson. */
  @Nullable Integer sizeOf(String ownerId) {
    return owner == PerformanceOwner.SALESPERSON ? null : sizes.getOrDefault(ownerId, 0);
  }
}
