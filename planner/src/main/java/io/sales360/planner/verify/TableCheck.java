package io.sales360.planner.verify;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.table.Manifest;
import io.sales360.planner.lake.LakeSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the files of every table to what the ledger says was written to it, in rows and control
 * amounts, and to the rows of the manifest where the ledger names no table.
 */
final class TableCheck {
  private static final String LEDGER = "ops_ledger";
  private static final String CONTROL = "control_amount";

  private final LakeSession session;
  private final Manifest manifest;

  TableCheck(LakeSession session) {
    this.session = session;
    this.manifest = session.lake().manifest();
  }

  List<Check> all() {
    Map<String, Figure> written = written();
    Map<String, Figure> expected = new TreeMap<>();
    Map<String, Figure> actual = new TreeMap<>();
    for (Manifest.Table table : manifest.tables()) {
      boolean isControlled =
          written.containsKey(table.name()) && session.columns(table.name()).contains(CONTROL);
      Figure ofManifest = new Figure(table.rows(), null);
      expected.put(
          table.name(), isControlled ? written.getOrDefault(table.name(), ofManifest) : ofManifest);
      actual.put(table.name(), counted(table.name(), isControlled ? CONTROL : null));
    }
    if (!session.columns(LEDGER).isEmpty()) {
      expected.put(LEDGER + " (sums)", sum(manifest.ledger()));
      actual.put(LEDGER + " (sums)", figure("sum(rows)::BIGINT", "sum(amount)", LEDGER));
    }
    return Check.ofAll(Check.Part.TABLES, expected, actual);
  }

  /** Rows and control amounts that the ledger says were written, by table. */
  private Map<String, Figure> written() {
    Map<String, List<LedgerEntry>> entries = new TreeMap<>();
    for (LedgerEntry entry : manifest.ledger()) {
      if (entry.kind() == Kind.WRITTEN && !entry.table().isEmpty()) {
        entries.computeIfAbsent(entry.table(), t -> new ArrayList<>()).add(entry);
      }
    }
    Map<String, Figure> written = new TreeMap<>();
    entries.forEach((table, some) -> written.put(table, sum(some)));
    return written;
  }

  private static Figure sum(List<LedgerEntry> entries) {
    return new Figure(
        entries.stream().mapToLong(LedgerEntry::rows).sum(),
        entries.stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private Figure counted(String table, @Nullable String amount) {
    return figure(
        "count(*)", amount == null ? "NULL" : "coalesce(sum(%s), 0)".formatted(amount), table);
  }

  private Figure figure(String rows, String amount, String table) {
    Map<String, @Nullable Object> sums =
        session
            .rows(
                "SELECT %s AS n, CAST(%s AS DECIMAL(38, 9)) AS a FROM %s"
                    .formatted(rows, amount, LakeSession.quoted(table)))
            .get(0);
    return new Figure(
        ((Number) Objects.requireNonNull(sums.get("n"))).longValue(), (BigDecimal) sums.get("a"));
  }
}
