package io.sales360.planner.report;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.table.Manifest;
import io.sales360.planner.lake.Attempt;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.query.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about the run itself.
 *
 * @param ledger rows per feed, with what is unaccounted for in the last column
 * @param entries every entry of the ledger
 * @param quality results of checks
 */
record Operations(Grid ledger, Grid entries, Grid quality, Grid runs, Grid tables) {
  private static final List<LedgerEntry.Kind> KINDS =
      List.of(
          LedgerEntry.Kind.READ,
          LedgerEntry.Kind.WRITTEN,
          LedgerEntry.Kind.REFUSED,
          LedgerEntry.Kind.FILTERED,
          LedgerEntry.Kind.DEDUPLICATED);

  static Operations of(PublishedLake lake, List<Attempt> attempts) {
    return new Operations(
        balances(lake.manifest().ledger()),
        entries(lake.manifest().ledger()),
        quality(lake.manifest().quality()),
        runs(attempts),
        tables(lake.manifest()));
  }

  /** One row per feed: rows read, what became of them, and what is unaccounted for. */
  private static Grid balances(List<LedgerEntry> ledger) {
    Map<String, long[]> feeds = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      int kind = KINDS.indexOf(entry.kind());
      if (kind >= 0) {
        feeds.computeIfAbsent(entry.feed(), f -> new long[KINDS.size()])[kind] += entry.rows();
      }
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    feeds.forEach(
        (feed, counts) -> {
          List<@Nullable Object> row = new ArrayList<>();
          row.add(feed);
          Arrays.stream(counts).forEach(row::add);
          row.add(2 * counts[0] - Arrays.stream(counts).sum());
          rows.add(row);
        });
    List<String> columns = new ArrayList<>(List.of("feed"));
    KINDS.forEach(k -> columns.add(k.name().toLowerCase(Locale.ROOT)));
    columns.add("unaccounted");
    return new Grid(columns, rows);
  }

  private static Grid entries(List<LedgerEntry> ledger) {
    Map<List<String>, Sum> sums = new LinkedHashMap<>();
    ledger.stream()
        .sorted(
            Comparator.comparing(LedgerEntry::feed)
                .thenComparing(LedgerEntry::kind)
                .thenComparing(LedgerEntry::outcome)
                .thenComparing(LedgerEntry::table))
        .forEach(
            e ->
                sums.merge(
                    List.of(
                        e.feed(), e.kind().name().toLowerCase(Locale.ROOT), e.outcome(), e.table()),
                    new Sum(e.rows(), e.amount()),
                    Sum::plus));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    sums.forEach(
        (key, sum) -> {
          List<@Nullable Object> row = new ArrayList<>(key);
          row.add(sum.rows());
          row.add(Values.text(sum.amount()));
          rows.add(row);
        });
    return new Grid(List.of("feed", "kind", "outcome", "table", "rows", "amount"), rows);
  }

  /** Rows and control amounts that met the same fate. */
  private record Sum(long rows, BigDecimal amount) {
    Sum plus(Sum other) {
      return new Sum(rows + other.rows, amount.add(other.amount));
    }
  }

  private static Grid quality(List<QualityResult> results) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (QualityResult result : results) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(result.outcome().name().toLowerCase(Locale.ROOT));
      row.add(result.category().name().toLowerCase(Locale.ROOT));
      row.add(result.dataset());
      row.add(result.column());
      row.add(result.measured() == null ? null : Values.text(result.measured()));
      row.add(result.limitValue() == null ? null : Values.text(result.limitValue()));
      row.add(result.message());
      rows.add(row);
    }
    return new Grid(
        List.of("outcome", "category", "dataset", "column", "measured", "limit", "message"), rows);
  }

  /** Rows read by all feeds; null without a ledger. */
  @Nullable Long rowsRead() {
    return ledger.rows().isEmpty() ? null : sum(1);
  }

  boolean isBalanced() {
    return ledger.rows().stream()
        .allMatch(r -> r.get(r.size() - 1) instanceof Number n && n.longValue() == 0);
  }

  long checksFailed() {
    return quality.rows().stream().filter(r -> "fail".equals(r.get(0))).count();
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

  private static Grid tables(Manifest manifest) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Manifest.Table table : manifest.tables()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(table.name());
      row.add(table.layer().directory());
      row.add(table.rows());
      row.add(table.grain());
      rows.add(row);
    }
    for (Manifest.AbsentTable absent : manifest.absent()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(absent.name());
      row.add("absent");
      row.add(null);
      row.add(absent.reason());
      rows.add(row);
    }
    return new Grid(List.of("table", "layer", "rows", "grain"), rows);
  }
}
