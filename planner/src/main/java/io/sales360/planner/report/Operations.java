package io.sales360.planner.report;

import io.sales360.planner.lake.Attempt;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about the run itself.
 *
 * @param ledger rows per feed, with what is unaccounted for in the last column
 * @param entries every entry of the ledger
 * @param quality results of checks
 */
record Operations(Grid ledger, Grid entries, Grid quality, Grid runs, Grid tables) {
  private static final int MOST_ENTRIES = 500;

  private static final String LEDGER =
      """
      SELECT feed,
        coalesce(sum("rows") FILTER (WHERE lower(kind) = 'read'), 0) AS "read",
        coalesce(sum("rows") FILTER (WHERE lower(kind) = 'written'), 0) AS written,
        coalesce(sum("rows") FILTER (WHERE lower(kind) = 'refused'), 0) AS refused,
        coalesce(sum("rows") FILTER (WHERE lower(kind) = 'filtered'), 0) AS filtered,
        coalesce(sum("rows") FILTER (WHERE lower(kind) = 'deduplicated'), 0) AS deduplicated,
        "read" - written - refused - filtered - deduplicated AS unaccounted
      FROM ops_ledger WHERE lower(kind) <> 'inferred' GROUP BY feed ORDER BY feed""";

  static Operations of(LakeSession session, List<Attempt> attempts) {
    PublishedLake lake = session.lake();
    boolean hasLedger = lake.has("ops_ledger");
    return new Operations(
        hasLedger ? Grid.of(session, LEDGER) : Grid.empty(),
        hasLedger
            ? Grid.of(session, "SELECT * FROM ops_ledger ORDER BY ALL LIMIT " + MOST_ENTRIES)
            : Grid.empty(),
        lake.has("ops_quality_results")
            ? Grid.of(session, "SELECT * FROM ops_quality_results ORDER BY ALL LIMIT " + MOST_ENTRIES)
            : Grid.empty(),
        runs(attempts),
        tables(lake));
  }

  /** Rows read by all feeds; null without a ledger. */
  @Nullable Long rowsRead() {
    return ledger.columns().isEmpty() ? null : sum(1);
  }

  boolean isBalanced() {
    return ledger.rows().stream()
        .allMatch(r -> r.get(r.size() - 1) instanceof Number n && n.longValue() == 0);
  }

  /** Checks that did not pass, by the first column that says so. */
  long checksFailed() {
    return quality.rows().stream()
        .filter(r -> r.stream().anyMatch(v -> v != null && isFailure(v.toString())))
        .count();
  }

  private static boolean isFailure(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return word.equals("failed") || word.equals("false") || word.equals("error");
  }

  private long sum(int column) {
    return ledger.rows().stream()
        .mapToLong(r -> r.get(column) instanceof Number n ? n.longValue() : 0)
        .sum();
  }

  private static Grid runs(List<Attempt> attempts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Attempt attempt : attempts) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(attempt.attempt());
      row.add(attempt.status());
      row.add(String.valueOf(attempt.exitCode()));
      row.add(attempt.runId());
      row.add(attempt.asOf());
      row.add(String.join(" ", attempt.messages()));
      rows.add(row);
    }
    return new Grid(List.of("attempt", "status", "exit_code", "run", "as_of", "messages"), rows);
  }

  private static Grid tables(PublishedLake lake) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Relation relation : lake.relations()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(relation.name());
      row.add(relation.layer());
      row.add(relation.rows());
      row.add(relation.grain());
      rows.add(row);
    }
    lake.absent()
        .forEach(
            (name, reason) -> {
              List<@Nullable Object> row = new ArrayList<>();
              row.add(name);
              row.add("absent");
              row.add(null);
              row.add(reason);
              rows.add(row);
            });
    return new Grid(List.of("table", "layer", "rows", "grain"), rows);
  }
}
