package io.sales360.common.table;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.quality.QualityResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a manifest together: what earlier jobs left, and over it what this job made. A table, view
 * or absence replaces the one of the same name. Not thread-safe.
 */
public final class ManifestBuilder {
  private final String runId;
  private final String attempt;
  private final LocalDate asOf;
  private final Map<String, Manifest.Table> tables = new TreeMap<>();
  private final Map<String, Manifest.View> views = new LinkedHashMap<>();
  private final Map<String, Manifest.AbsentTable> absent = new TreeMap<>();
  private final List<LedgerEntry> ledger = new ArrayList<>();
  private final List<QualityResult> quality = new ArrayList<>();

  public ManifestBuilder(String runId, String attempt, LocalDate asOf) {
    this.runId = runId;
    this.attempt = LakePaths.attempt(attempt);
    this.asOf = asOf;
  }

  /** Takes over everything of a predecessor: its tables stay where they are. */
  public ManifestBuilder from(Manifest predecessor) {
    predecessor.tables().forEach(this::table);
    predecessor.views().forEach(this::view);
    predecessor.absent().forEach(gone -> absent(gone.name(), gone.reason()));
    ledger.addAll(predecessor.ledger());
    quality.addAll(predecessor.quality());
    return this;
  }

  public ManifestBuilder table(TableSpec<?> spec, Collection<WrittenShard> written) {
    return table(Manifest.Table.of(spec, written));
  }

  public ManifestBuilder table(Manifest.Table table) {
    tables.put(table.name(), table);
    absent.remove(table.name());
    return this;
  }

  /** Views may use tables and the views added before them. */
  public ManifestBuilder view(Manifest.View view) {
    views.put(view.name(), view);
    return this;
  }

  /** States why a table is not there. */
  public ManifestBuilder absent(String name, String reason) {
    tables.remove(name);
    absent.put(name, new Manifest.AbsentTable(name, reason));
    return this;
  }

  public ManifestBuilder ledger(Collection<LedgerEntry> entries) {
    ledger.addAll(entries);
    return this;
  }

  public ManifestBuilder quality(Collection<QualityResult> results) {
    quality.addAll(results);
    return this;
  }

  /** The manifest; tables by layer and name, views in the order added. */
  public Manifest build() {
    List<Manifest.Table> sorted =
        tables.values().stream()
            .sorted(Comparator.comparing(Manifest.Table::layer).thenComparing(Manifest.Table::name))
            .toList();
    return new Manifest(
        Manifest.FORMAT,
        runId,
        attempt,
        asOf,
        null,
        sorted,
        List.copyOf(views.values()),
        List.copyOf(absent.values()),
        ledger,
        quality);
  }
}
