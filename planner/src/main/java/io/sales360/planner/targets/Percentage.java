package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.math.BigDecimal;

/** A share written as a percentage: {@code 5%} is 0.05. */
final class Percentage {
  private static final int PERCENT = 2;

  private Percentage() {}

  /**
   * Reads a percentage.
   *
   * @throws CommandFailure if it is none
   */
  static BigDecimal parse(String text) {
    if (!text.matches("\\d{1,4}(\\.\\d{1,6})?%")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "(%s) is no percentage from 0%% on.%nMaybe write 5%% or 7.5%%.".formatted(text));
    }
    return new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(PERCENT);
  }
}
