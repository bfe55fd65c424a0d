package io.sales360.pipelines.run;

import io.sales360.common.contract.RuleCounts;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.fault.Failpoint;
import io.sales360.common.ledger.Ledger;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.model.EntityType;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.table.Lake;
import io.sales360.common.table.LakeLock;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.ManifestBuilder;
import io.sales360.common.table.ShardWriter;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WrittenShard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a job: adds up the ledger, asks the gates, and stages or publishes what was written. Nothing
 * is visible before the last step, and that step is atomic.
 */
final class RunCloser {
  private static final int KEPT_VERSIONS = 5;

  private final RunPlan plan;
  private final JobTables tables;
  private final boolean isLast;

  RunCloser(RunPlan plan, JobTables tables, boolean isLast) {
    this.plan = plan;
    this.tables = tables;
    this.isLast = isLast;
  }

  /**
   * Stages, publishes or refuses the job.
   *
   * @param parts everything the job counted and wrote
   * @param checked what the contracts counted, by entity
   * @throws RunRefused if nothing may be published
   */
  RunRecord close(Iterable<RunPart> parts, Map<EntityType, RuleCounts> checked) throws IOException {
    List<LedgerEntry> entries = new ArrayList<>();
    List<WrittenShard> shards = new ArrayList<>();
    List<DeadLetter> samples = new ArrayList<>();
    for (RunPart part : parts) {
      if (part.entry() != null) {
        entries.add(part.entry());
      } else if (part.shard() != null) {
        shards.add(part.shard());
        entries.addAll(part.shard().written());
      } else if (part.sample() != null) {
        samples.add(part.sample());
      }
    }
    Failpoint.COUNTED.reached();
    Lake lake = Lake.at(Path.of(plan.lake()));
    Ledger ledger = new Ledger().addAll(entries);
    LedgerReport report = ledger.report();
    Gates.Verdict verdict = new Gates(plan.product()).judge(report, ledger.entries(), samples);
    if (verdict.exitCode() != Gates.BALANCED) {
      RunRecord refused = record("refused", verdict, lake, null, shards, ledger, report);
      lake.recordRun(plan.attempt(), refused.toJson());
      throw new RunRefused(
          verdict.exitCode(), String.join(System.lineSeparator(), verdict.messages()));
    }
    Failpoint.JUDGED.reached();
    return accept(lake, shards, ledger, report, verdict, checked);
  }

  private RunRecord accept(
      Lake lake,
      List<WrittenShard> shards,
      Ledger ledger,
      LedgerReport report,
      Gates.Verdict verdict,
      Map<EntityType, RuleCounts> checked)
      throws IOException {
    ManifestBuilder builder = new ManifestBuilder(plan.runId(), plan.attempt(), plan.asOf());
    Optional<Manifest> before = lake.staged(plan.attempt());
    before.ifPresent(builder::from);
    for (TableSpec<?> spec : tables.specs()) {
      builder.table(spec, shards.stream().filter(s -> s.table().equals(spec.name())).toList());
    }
    tables.views().forEach(builder::view);
    tables.absent().forEach(gone -> builder.absent(gone.name(), gone.reason()));
    List<QualityResult> quality = new RunQuality(plan.product()).results(report, checked);
    builder.ledger(ledger.entries()).quality(quality);
    Manifest manifest = withOpsTables(builder);
    RunRecord record;
    if (isLast) {
      Ledger whole = new Ledger().addAll(manifest.ledger());
      try (LakeLock lock = lake.lock(plan.attempt())) {
        Lake.Publication publication = lake.publish(lock, manifest);
        lake.clean(lock, KEPT_VERSIONS);
        record =
            record(
                publication.isNew() ? "published" : "unchanged",
                verdict,
                lake,
                publication.contentHash(),
                shards,
                whole,
                whole.report());
      }
    } else {
      lake.stage(manifest);
      record = record("staged", verdict, lake, manifest.contentHash(), shards, ledger, report);
    }
    lake.recordRun(plan.attempt(), record.toJson());
    return record;
  }

  /** The run's own books as tables, so that they can be asked in SQL like everything else. */
  private Manifest withOpsTables(ManifestBuilder builder) throws IOException {
    Manifest books = builder.build();
    builder.table(OpsTables.LEDGER, List.of(write(OpsTables.LEDGER, books.ledger())));
    Failpoint.LEDGER_WRITTEN.reached();
    builder.table(OpsTables.QUALITY, List.of(write(OpsTables.QUALITY, books.quality())));
    Failpoint.QUALITY_WRITTEN.reached();
    return builder.build();
  }

  private <T extends Record> WrittenShard write(TableSpec<T> spec, List<T> rows)
      throws IOException {
    return ShardWriter.of(spec, plan.lake(), plan.attempt()).write(0, rows);
  }

  private RunRecord record(
      String status,
      Gates.Verdict verdict,
      Lake lake,
      @Nullable String hash,
      List<WrittenShard> shards,
      Ledger ledger,
      LedgerReport report)
      throws IOException {
    return new RunRecord(
        plan.runId(),
        plan.attempt(),
        plan.asOf().toString(),
        status,
        verdict.exitCode(),
        lake.current().map(Lake.Snapshot::version).orElse(null),
        hash,
        shards.stream()
            .filter(s -> s.table().equals("ops_dead_letters"))
            .map(WrittenShard::path)
            .sorted()
            .toList(),
        Stream.concat(verdict.messages().stream(), plan.notes().stream()).toList(),
        ledger.entries(),
        report.text());
  }
}
