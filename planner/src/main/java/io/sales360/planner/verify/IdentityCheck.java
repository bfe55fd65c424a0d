package io.sales360.planner.verify;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.SqlSheet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds tables to each other, as {@code identities.sql} states it. An identity whose tables are not
 * all there is absent, with the reason.
 */
final class IdentityCheck {
  private static final String RESOURCE = "identities.sql";

  private final LakeSession session;

  IdentityCheck(LakeSession session) {
    this.session = session;
  }

  List<Check> all() {
    return SqlSheet.all(IdentityCheck.class, RESOURCE).stream().map(this::check).toList();
  }

  private Check check(SqlSheet identity) {
    String name = identity.word("name");
    for (String table : identity.list("needs")) {
      if (session.columns(table).isEmpty()) {
        return Check.absent(
            Check.Part.IDENTITIES,
            name,
            "there is no %s: %s".formatted(table, session.reasonWithout(table)));
      }
    }
    String sql = identity.sql().replace("${as_of}", "DATE '" + session.asOf() + "'");
    Map<String, @Nullable Object> sides = session.rows(sql).get(0);
    return Check.of(
        Check.Part.IDENTITIES,
        name,
        side(sides.get("expected_rows"), sides.get("expected_amount")),
        side(sides.get("actual_rows"), sides.get("actual_amount")));
  }

  private static Figure side(@Nullable Object rows, @Nullable Object amount) {
    return new Figure(
        rows == null ? null : new BigDecimal(rows.toString()).longValueExact(),
        amount == null ? null : new BigDecimal(amount.toString()));
  }
}
