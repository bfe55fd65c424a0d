package io.sales360.launch;

import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.SchemaDrift;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.landing.Landing;
import io.sales360.common.landing.LandingException;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.pipelines.SalesJobOptions;
import io.sales360.pipelines.run.KnownSources;
import io.sales360.pipelines.run.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Turns what people typed into a plan, checking everything before a graph is built. */
final class RunPlans {
  private static final DateTimeFormatter ATTEMPT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'-'SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SalesJobOptions options;
  private final Path config;
  private final ProductFile product;
  private final Path lake;
  private final String attempt;

  private RunPlans(
      SalesJobOptions options, Path config, ProductFile product, Path lake, String attempt) {
    this.options = options;
    this.config = config;
    this.product = product;
    this.lake = lake;
    this.attempt = attempt;
  }

  static RunPlans of(SalesJobOptions options) throws IOException {
    Path config = Path.of(options.getConfig()).toAbsolutePath();
    ProductFile product = ProductFileParser.parse(config);
    String lake = options.getLake().isEmpty() ? product.lake().path() : options.getLake();
    // The one place where a run looks at the clock: the name of its attempt.
    String attempt =
        options.getAttempt().isEmpty() ? "a" + ATTEMPT.format(Instant.now()) : options.getAttempt();
    return new RunPlans(
        options, config, product, Path.of(lake).toAbsolutePath().normalize(), attempt);
  }

  Path lake() {
    return lake;
  }

  String attempt() {
    return attempt;
  }

  /**
   * Copies the databases that feeds read.
   *
   * @return by depot and feed, the rows copied
   */
  Map<String, Long> land() throws LandingException, IOException, InterruptedException {
    return Landing.below(lake).refresh(product, System.getenv(), attempt);
  }

  /**
   * Plans the run; to be called when databases are copied.
   *
   * @throws SchemaFrozen if a source has changed that must not
   */
  RunPlan plan() throws IOException, SchemaFrozen {
    Path data = options.getData().isEmpty() ? null : Path.of(options.getData()).toAbsolutePath();
    List<SourceFile> files =
        FeedFiles.plan(
            product, Objects.requireNonNull(config.getParent()), data, Landing.below(lake)::of);
    SchemaDrift drift = SchemaDrift.of(product, files, KnownSources.of(lake));
    if (!drift.frozen().isEmpty()) {
      throw new SchemaFrozen(drift.frozen());
    }
    return RunPlan.of(product, drift, options.getAsOf(), attempt, lake.toString());
  }
}
