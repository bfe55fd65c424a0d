package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal was made from, as it was asked for; enough to make it again.
 *
 * @param goal of all owners together; null for bottom-up
 * @param stretch added to the goal, or to each quantile: {@code 5%}
 * @param quantile in percent; null for top-down
 * @param floors bounds as written
 * @param caps bounds as written
 * @param owners only these; empty for all
 */
public record TargetTerms(
    TargetMethod method,
    @Nullable BigDecimal goal,
    String stretch,
    @Nullable Integer quantile,
    List<String> floors,
    List<String> caps,
    List<String> owners) {
  private static final int LEAST_QUANTILE = OwnerOutlook.MEDIAN;
  private static final int LARGEST_QUANTILE = OwnerOutlook.HIGH;
  private static final int QUANTILE_STEP = 5;

  /**
   * Refuses terms that do not go with the method.
   *
   * @throws CommandFailure with the value and a remedy
   */
  public TargetTerms {
    floors = List.copyOf(floors);
    caps = List.copyOf(caps);
    owners = List.copyOf(owners);
    Percentage.parse(stretch);
    if (method == TargetMethod.TOP_DOWN) {
      require(goal != null, "Top-down targets share a goal, and there is none.", "give --goal");
      require(
          goal != null && goal.signum() > 0,
          "The goal (%s) must be positive.".formatted(goal == null ? "" : goal.toPlainString()),
          "give what all owners together are to sell, such as --goal 250000");
      require(quantile == null, "Top-down targets have no quantile.", "leave out --quantile");
    } else {
      require(goal == null, "Bottom-up targets have no goal.", "leave out --goal");
      require(
          quantile != null
              && quantile >= LEAST_QUANTILE
              && quantile <= LARGEST_QUANTILE
              && quantile % QUANTILE_STEP == 0,
          "The quantile (%s) must be 50, 55, 60, 65 or 70.".formatted(quantile),
          "give --quantile 60, which a forecast exceeds in four of ten cases");
    }
  }

  private static void require(boolean holds, String message, String remedy) {
    if (!holds) {
      throw new CommandFailure(ExitCode.USAGE, message + "\nMaybe " + remedy + ".");
    }
  }

  /** One and the stretch. */
  BigDecimal factor() {
    return BigDecimal.ONE.add(Percentage.parse(stretch));
  }
}
