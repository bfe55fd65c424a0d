package io.sales360.planner.targets;

import java.time.LocalDate;
import java.util.Locale;

/** Who can have targets. */
public enum TargetOwner {
  SALESPERSON("salesperson_id", "dim_salespeople"),
  TEAM("team_id", "dim_teams"),
  TERRITORY("territory_id", "dim_territories");

  private final String key;
  private final String dimension;

  TargetOwner(String key, String dimension) {
    this.key = key;
    this.dimension = dimension;
  }

  /** The column that names the owner, in the dimension and in facts. */
  String key() {
    return key;
  }

  /** The table of all owners. */
  String dimension() {
    return dimension;
  }

  /** The condition, in SQL, of owners that are there on a day: who has left has no target. */
  String presentOn(LocalDate day) {
    return this == SALESPERSON ? "(left_on IS NULL OR left_on > DATE '%s')".formatted(day) : "true";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
