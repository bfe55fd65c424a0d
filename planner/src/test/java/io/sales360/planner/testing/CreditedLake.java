package io.sales360.planner.testing;

import io.sales360.common.table.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A published lake of three years of credited sales: Ann sells 1,000 a month and Ben 3,000, more or
 * less; Cid has sold nothing, and Dan has left.
 */
public final class CreditedLake {
  private static final String CREDITED =
      """
      SELECT o.id AS salesperson_id, 'T' AS team_id, m::DATE AS credited_on,
        CAST(o.usual + (year(m) * 7919 + month(m) * 10473 + ascii(o.id)) % 97 * 5 AS DECIMAL(38,9)) AS net_amount,
        CAST(if(month(m) = 3, 5, 0) AS DECIMAL(38,9)) AS refund_amount
      FROM range(DATE '2021-07-15', DATE '2024-07-01', INTERVAL 1 MONTH) t(m),
        (VALUES ('ann', 1000), ('ben', 3000), ('dan', 500)) o(id, usual)""";
  private static final String PEOPLE =
      """
      SELECT * FROM (VALUES ('ann', NULL), ('ben', NULL), ('cid', NULL), ('dan', DATE '2024-05-31'))
        t(salesperson_id, left_on)""";

  private CreditedLake() {}

  /** Publishes the lake into a directory, as of 30 June 2024. */
  public static void publish(Path root) throws IOException, SQLException {
    try (LakeWriter writer =
        LakeWriter.into(root, "20240701T000000Z-a1", LocalDate.of(2024, 6, 30))) {
      writer.table("fct_credited_sales", Layer.DECISIONS, "one row per credit", 1, CREDITED, "");
      writer.table("dim_salespeople", Layer.MARTS, "one row per salesperson", 1, PEOPLE, "");
      writer.table(
          "agg_daily_sales",
          Layer.MARTS,
          "one row per day",
          1,
          "SELECT DATE '2024-06-30' AS day, 'EUR' AS currency_code",
          "");
      writer.publish();
    }
  }
}
