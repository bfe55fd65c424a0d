package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one version of targets: {@code salesperson/2025-Q1/v2}.
 *
 * @param version from 1, per owner type and period
 */
public record TargetReference(TargetOwner owner, TargetPeriod period, int version) {
  private static final Pattern TEXT =
      Pattern.compile("(salesperson|team|territory)/([^/]+)/v([1-9]\\d{0,5})");

  /**
   * Reads a reference.
   *
   * @throws CommandFailure if the text is none
   */
  public static TargetReference parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "(%s) names no version of targets.%nMaybe write it like salesperson/2025-Q1/v1; 's360 targets list' has them all."
              .formatted(text));
    }
    return new TargetReference(
        TargetOwner.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
        TargetPeriod.parse(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** What all versions of the same owners and period share. */
  String plan() {
    return owner + "/" + period;
  }

  @Override
  public String toString() {
    return plan() + "/v" + version;
  }
}
