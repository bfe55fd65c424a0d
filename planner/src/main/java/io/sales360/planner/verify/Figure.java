package io.sales360.planner.verify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of rows and an amount, both exact.
 *
 * @param rows null where only the amount is compared
 * @param amount in whatever unit its name says; null where only rows are compared
 */
public record Figure(@Nullable Long rows, @Nullable BigDecimal amount) {
  public Figure {
    amount = amount == null ? null : plain(amount);
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  @Override
  public String toString() {
    return (rows == null ? "" : rows + " rows")
        + (rows == null || amount == null ? "" : ", ")
        + (amount == null ? "" : amount.toPlainString());
  }
}
