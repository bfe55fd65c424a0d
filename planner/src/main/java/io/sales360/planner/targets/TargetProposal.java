package io.sales360.planner.targets;

import io.sales360.common.money.BoundedAllocation;
import io.sales360.common.money.BoundedAllocation.Part;
import io.sales360.common.money.Money;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Targets of all owners of a period, and what they were made from.
 *
 * @param runId the published run whose data was read
 * @param asOf its last day
 * @param withoutForecast owners of that day left out because they have no forecast, sorted; empty
 *     where the owners were named
 */
public record TargetProposal(
    String runId,
    String asOf,
    String currencyCode,
    TargetTerms terms,
    List<TargetLine> lines,
    List<String> withoutForecast) {
  public TargetProposal {
    lines = List.copyOf(lines);
    withoutForecast = List.copyOf(withoutForecast);
  }

  /**
   * Makes targets. Top-down, the goal and its stretch are shared by the means of the forecasts
   * within floors and caps, exact to the minor unit. Bottom-up, a target is the quantile and its
   * stretch, rounded to the minor unit and cut to its bounds.
   *
   * @throws CommandFailure if the bounds are infeasible
   */
  static TargetProposal of(
      String runId,
      String asOf,
      String currencyCode,
      TargetTerms terms,
      List<OwnerOutlook> outlooks,
      List<String> withoutForecast) {
    int scale = Money.minorUnits(currencyCode);
    Bounds floors = Bounds.parse(terms.floors());
    Bounds caps = Bounds.parse(terms.caps());
    List<Part> parts = new ArrayList<>();
    try {
      for (OwnerOutlook outlook : outlooks) {
        BigDecimal floor = floors.of(outlook.ownerId(), outlook.lastYear(), scale, RoundingMode.UP);
        parts.add(
            new Part(
                outlook.ownerId(),
                outlook.mean().max(BigDecimal.ZERO),
                floor == null ? BigDecimal.ZERO : floor,
                caps.of(outlook.ownerId(), outlook.lastYear(), scale, RoundingMode.DOWN)));
      }
      Map<String, BigDecimal> topDown =
          terms.goal() == null
              ? Map.of()
              : BoundedAllocation.of(stretchedGoal(terms, scale), parts, scale);
      List<TargetLine> lines = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        BigDecimal shared = topDown.get(parts.get(i).id());
        BigDecimal target =
            shared == null ? bottomUp(terms, outlooks.get(i), parts.get(i), scale) : shared;
        lines.add(line(outlooks.get(i), parts.get(i), target, scale));
      }
      return new TargetProposal(runId, asOf, currencyCode, terms, lines, withoutForecast);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The goal at its own decimals, so that one with too many is refused; the stretch is rounded. */
  private static BigDecimal stretchedGoal(TargetTerms terms, int scale) {
    BigDecimal goal = Objects.requireNonNull(terms.goal());
    return goal.stripTrailingZeros().scale() > scale
        ? goal
        : goal.multiply(terms.factor()).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal bottomUp(
      TargetTerms terms, OwnerOutlook outlook, Part part, int scale) {
    BigDecimal quantile =
        outlook.quantile(Objects.requireNonNull(terms.quantile(), "bottom-up has a quantile"));
    BigDecimal target =
        quantile.multiply(terms.factor()).setScale(scale, RoundingMode.HALF_EVEN).max(part.floor());
    return part.cap() == null ? target : target.min(part.cap());
  }

  private static TargetLine line(OwnerOutlook outlook, Part part, BigDecimal target, int scale) {
    return new TargetLine(
        outlook.ownerId(),
        target,
        rounded(outlook.lastYear(), scale),
        outlook.mean().setScale(scale, RoundingMode.HALF_EVEN),
        outlook.quantile(OwnerOutlook.MEDIAN).setScale(scale, RoundingMode.HALF_EVEN),
        outlook.quantile(OwnerOutlook.HIGH).setScale(scale, RoundingMode.HALF_EVEN),
        part.floor().signum() == 0 ? null : part.floor(),
        part.cap());
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal amount, int scale) {
    return amount == null ? null : amount.setScale(scale, RoundingMode.HALF_EVEN);
  }

  /** The sum of all targets. */
  public BigDecimal total() {
    return lines.stream().map(TargetLine::target).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
