package io.sales360.launch;

import io.sales360.common.feed.FeedFiles;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.pipelines.SalesJobOptions;
import io.sales360.pipelines.run.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Turns what people typed into a plan, checking everything before a graph is built. */
final class RunPlans {
  private static final DateTimeFormatter ATTEMPT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'-'SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunPlans() {}

  static RunPlan from(SalesJobOptions options) throws IOException {
    Path config = Path.of(options.getConfig()).toAbsolutePath();
    ProductFile product = ProductFileParser.parse(config);
    Path data = options.getData().isEmpty() ? null : Path.of(options.getData()).toAbsolutePath();
    String lake = options.getLake().isEmpty() ? product.lake().path() : options.getLake();
    // The one place where a run looks at the clock: the name of its attempt.
    String attempt =
        options.getAttempt().isEmpty() ? "a" + ATTEMPT.format(Instant.now()) : options.getAttempt();
    return RunPlan.of(
        product,
        FeedFiles.plan(product, Objects.requireNonNull(config.getParent()), data),
        options.getAsOf(),
        attempt,
        Path.of(lake).toAbsolutePath().normalize().toString());
  }
}
