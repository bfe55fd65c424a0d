package io.sales360.planner.targets;

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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
