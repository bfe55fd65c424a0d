package io.sales360.planner.metrics;

import io.sales360.common.expression.NearestName;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.util.Map;

/**
 * All figures, dimensions and roles, consistent with each other. Immutable.
 *
 * @param tables by name
 * @param dimensions by name
 * @param metrics by name
 * @param roles by name
 */
public record MetricDictionary(
    Map<String, TableModel> tables,
    Map<String, Dimension> dimensions,
    Map<String, Metric> metrics,
    Map<String, Role> roles) {

  public MetricDictionary {
    tables = Ordered.copyOf(tables);
    dimensions = Ordered.copyOf(dimensions);
    metrics = Ordered.copyOf(metrics);
    roles = Ordered.copyOf(roles);
  }

  /**
   * The metric of that name.
   *
   * @throws CommandFailure if there is none
   */
  public Metric metric(String name) {
    return find("metric", name, metrics);
  }

  /**
   * The dimension of that name.
   *
   * @throws CommandFailure if there is none
   */
  public Dimension dimension(String name) {
    return find("dimension", name, dimensions);
  }

  /**
   * The role of that name.
   *
   * @throws CommandFailure if there is none
   */
  public Role role(String name) {
    return find("role", name, roles);
  }

  private static <T> T find(String what, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      String near =
          NearestName.to(name, known.keySet()).map(n -> "Maybe you mean " + n + ".").orElse("");
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no %s (%s).%n%s"
              .formatted(
                  what, name, near.isEmpty() ? "Maybe 's360 metrics list' shows it." : near));
    }
    return found;
  }
}
