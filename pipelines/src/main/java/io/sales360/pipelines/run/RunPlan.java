package io.sales360.pipelines.run;

import io.sales360.common.feed.SchemaChange;
import io.sales360.common.feed.SchemaDrift;
import io.sales360.common.feed.SourceColumn;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided before any graph is built: the clock, the inputs and the names of the run. Equal
 * plans give equal tables.
 *
 * @param product the checked product file
 * @param files every input with its fingerprint
 * @param asOf last day the data is complete for
 * @param runId hash of product file, inputs and as-of date
 * @param attempt unique name of this try; appears in paths only
 * @param lake directory of the lake
 * @param sourceColumns what is known of the sources from this run on
 * @param notes what people should know of the inputs
 */
public record RunPlan(
    ProductFile product,
    List<SourceFile> files,
    LocalDate asOf,
    String runId,
    String attempt,
    String lake,
    List<SourceColumn> sourceColumns,
    List<String> notes)
    implements Serializable {
  /** Changes when equal input may give other tables. */
  private static final String ENGINE = "1";

  public RunPlan {
    files = List.copyOf(files);
    sourceColumns = List.copyOf(sourceColumns);
    notes = List.copyOf(notes);
  }

  /**
   * Decides the as-of date and the id of the run.
   *
   * @param drift the inputs, compared with what is known of them
   * @param asOf as the run states it, yyyy-MM-dd; empty for the product file's own
   * @throws ProductFileException if neither names a day
   */
  public static RunPlan of(
      ProductFile product, SchemaDrift drift, String asOf, String attempt, String lake) {
    LocalDate day = asOf(product, asOf);
    return new RunPlan(
        product,
        drift.files(),
        day,
        runId(product, drift.files(), day),
        attempt,
        lake,
        drift.columns(),
        drift.changes().stream().map(SchemaChange::message).toList());
  }

  public long inputBytes() {
    return files.stream().mapToLong(SourceFile::sizeBytes).sum();
  }

  private static LocalDate asOf(ProductFile product, String stated) {
    @Nullable LocalDate declared = product.reporting().asOf();
    if (!stated.isEmpty()) {
      try {
        return LocalDate.parse(stated);
      } catch (DateTimeException e) {
        throw problem(
            "--as-of", "The as-of date (" + stated + ") is no date.", "Write it as yyyy-MM-dd.");
      }
    }
    if (declared == null) {
      throw problem(
          "reporting.as_of",
          "No as-of date is given, so the run could not be repeated.",
          "State reporting.as_of in the product file, or run with --as-of yyyy-MM-dd.");
    }
    return declared;
  }

  private static ProductFileException problem(String path, String message, String remedy) {
    return new ProductFileException(
        List.of(new Problem("sales360.yaml", 0, path, message, remedy)));
  }

  private static String runId(ProductFile product, List<SourceFile> files, LocalDate asOf) {
    StringBuilder text = new StringBuilder(ENGINE).append('\n').append(product.fingerprint());
    for (SourceFile file : files) {
      text.append('\n').append(file.feed()).append('\t').append(file.file());
      text.append('\t').append(file.sha256()).append('\t').append(file.quarantine());
    }
    text.append('\n').append(asOf);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
