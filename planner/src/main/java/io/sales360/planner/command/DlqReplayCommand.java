package io.sales360.planner.command;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.sales360.common.feed.Corrections.Correction;
import io.sales360.common.landing.Landing;
import io.sales360.common.product.Depot;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.SourceFiles;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import io.sales360.planner.sources.Replay;
import io.sales360.planner.sources.Replay.Mended;
import io.sales360.planner.sources.Replay.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 dlq replay}: mended rows become input of the next run. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Tries mended rows, and keeps those that are accepted for the next run.",
    footer = {
      "",
      "The file is what 's360 dlq show --output csv' writes, with a column 'corrected' that holds the",
      "whole text of each mended row; rows without it are left as they are. The product file says",
      "where corrections are kept: corrections: {depot: exports, files: corrections/*.csv}.",
      "",
      "Examples:",
      "  s360 dlq show --limit 1000 --output csv > refused.csv",
      "  s360 dlq replay --from mended.csv --author \"Kim Lee\" --reason \"dates of the old ERP\"",
      "  s360 run"
    })
final class DlqReplayCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Surroundings surroundings;
  @Mixin private final Messages messages;

  @Mixin private final ProductOption deployment;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:S360_LAKE}",
      description = "The lake. Default: S360_LAKE, else what the product file says.")
  private @Nullable Path lake;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "The mended rows, as CSV.")
  private Path from = Path.of("mended.csv");

  @Option(
      names = "--author",
      paramLabel = "NAME",
      required = true,
      description = "Who mended them.")
  private String author = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  DlqReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.deployment = new ProductOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ProductFile product = deployment.read();
    Path place = place(product);
    Path copies = surroundings.resolve(lake == null ? Path.of(product.lake().path()) : lake);
    Replay replay = new Replay(product, deployment.sources(product, Landing.below(copies)::of));
    List<Verdict> verdicts = replay.of(mended(surroundings.resolve(from)));
    print(verdicts);
    List<Verdict> accepted = verdicts.stream().filter(Verdict::isAccepted).toList();
    if (!accepted.isEmpty()) {
      write(place, accepted);
      messages.say(
          "%d of %d rows are kept in %s; 's360 run' reads them."
              .formatted(accepted.size(), verdicts.size(), surroundings.name(place)));
    }
    return accepted.size() == verdicts.size() ? ExitCode.OK.code() : ExitCode.REFUSED.code();
  }

  /** A new file where the product file looks for corrections. */
  private Path place(ProductFile product) {
    SourceFiles corrections = product.corrections();
    if (corrections == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The product file %s does not say where corrections are kept.%nMaybe add to it: corrections: {depot: %s, files: corrections/*.csv}"
              .formatted(deployment.written(), product.depots().get(0).name()));
    }
    String depot =
        product.depots().stream()
            .filter(d -> d.name().equals(corrections.depot()))
            .map(Depot::path)
            .findFirst()
            .orElseThrow();
    String pattern = corrections.pattern();
    int star = pattern.indexOf('*');
    if (star < 0 || pattern.indexOf('/', star) >= 0 || depot.contains("://")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "New corrections cannot be added where the product file keeps them (%s).%nMaybe use a pattern on this disk whose last part has a star: corrections/*.csv"
              .formatted(pattern));
    }
    String name = pattern.replace("*", STAMP.format(surroundings.clock().instant()));
    return deployment.root().resolve(depot).resolve(name).normalize();
  }

  private List<Mended> mended(Path file) throws IOException {
    List<Mended> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        String corrected = row.findField("corrected").orElse("");
        if (!corrected.isBlank()) {
          rows.add(
              new Mended(
                  row.getField("feed"),
                  row.getField("file"),
                  Long.parseLong(row.getField("line")),
                  new Correction(row.getField("original"), corrected)));
        }
      }
    } catch (java.util.NoSuchElementException | NumberFormatException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The file %s lacks a column, or a line is no number: %s%nMaybe start from 's360 dlq show --output csv', which has feed, file, line and original."
              .formatted(from, e.getMessage()),
          e);
    }
    if (rows.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The file %s mends no row.%nMaybe its column 'corrected' is missing or empty."
              .formatted(from));
    }
    return rows;
  }

  private void print(List<Verdict> verdicts) throws IOException {
    RowSink table = output.to(messages.out());
    table.begin(List.of("feed", "file", "line", "verdict"));
    for (Verdict verdict : verdicts) {
      Mended row = verdict.mended();
      table.row(Arrays.asList(row.feed(), row.file(), row.line(), verdict.verdict()));
    }
    table.end();
    messages.out().flush();
  }

  private void write(Path place, List<Verdict> accepted) throws IOException {
    Files.createDirectories(place.resolveSibling(""));
    try (CsvWriter out = CsvWriter.builder().build(place)) {
      out.writeRecord("feed", "file", "line", "original", "corrected", "author", "reason");
      for (Verdict verdict : accepted) {
        Mended row = verdict.mended();
        out.writeRecord(
            row.feed(),
            row.file(),
            Long.toString(row.line()),
            row.correction().original(),
            row.correction().corrected(),
            author,
            reason);
      }
    }
  }
}
