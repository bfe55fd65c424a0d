package io.sales360.pipelines.intermediate;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.Entity;

/** Makes dead letters of rows that were understood, yet cannot be used. */
final class Refusal {
  private Refusal() {}

  /**
   * The letter of a row. The row as it was understood stands in for its text, which is left in its
   * file at that line.
   *
   * @param message with {@code %s} for the value; what may help on a second line
   */
  static DeadLetter of(
      String stage, Entity row, String rule, String column, String value, String message) {
    return new DeadLetter(
        stage,
        row.origin().feed(),
        row.origin().file(),
        row.origin().line(),
        rule,
        column,
        value,
        message.formatted(value),
        row.toString(),
        row.origin().controlAmount());
  }
}
