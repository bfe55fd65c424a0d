package io.sales360.planner.command;

import io.sales360.common.landing.Landing;
import io.sales360.common.product.ProductFile;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Output;
import io.sales360.planner.verify.Check;
import io.sales360.planner.verify.Oracle;
import io.sales360.planner.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 verify}: whether the tables say what the sources say. */
@Command(
    name = "verify",
    description = "Compares sources, ledger and tables, and prints both numbers of every figure.",
    footer = {
      "",
      "Compared are the rows of the source files with the ledger, the accounts of the ledger, the ledger",
      "with the tables, tables with each other, and, where oracle.sql and published.sql lie beside the",
      "product file, the deployment's own figures over its files with those over its tables.",
      "A difference ends it with exit code 3.",
      "",
      "Examples:",
      "  s360 verify --config sales360.yaml",
      "  s360 verify --config examples/adventureworks/sales360.yaml --data ../data --differing"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;

  @Mixin private final ProductOption deployment;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:S360_LAKE}",
      description = "The lake to verify. Default: S360_LAKE, else what the product file says.")
  private @Nullable Path lake;

  @Option(
      names = "--oracle",
      paramLabel = "FILE",
      description = "The query over the source files. Default: oracle.sql beside the product file.")
  private @Nullable Path oracle;

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description = "The query over the tables. Default: published.sql beside the product file.")
  private @Nullable Path published;

  @Option(names = "--differing", description = "Print only what differs.")
  private boolean isDifferingOnly;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv, json or ndjson.")
  private Output output = Output.TABLE;

  public VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.deployment = new ProductOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ProductFile product = deployment.read();
    Path place = surroundings.resolve(lake == null ? Path.of(product.lake().path()) : lake);
    PublishedLake read = new LakeDirectory(place).open();
    Landing copies = Landing.below(place);
    Verification verification =
        new Verification(
            product,
            deployment.sources(product, depot -> copies.of(depot, read.manifest().attempt())),
            deployment.root(),
            oracle(deployment.file()));
    List<Check> checks;
    try (LakeSession session = LakeSession.open(read)) {
      checks = verification.of(session);
    }
    print(checks);
    return summary(checks, verification.oracle() != null).code();
  }

  private @Nullable Oracle oracle(Path productFile) {
    if (oracle == null && published == null) {
      return Oracle.beside(productFile).orElse(null);
    }
    if (oracle == null || published == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--oracle and --published come together: each names one side of the comparison.%nMaybe name the other one too."
              .formatted());
    }
    return new Oracle(surroundings.resolve(oracle), surroundings.resolve(published));
  }

  private void print(List<Check> checks) throws IOException {
    RowSink rows = output.to(messages.out());
    rows.begin(Check.COLUMNS);
    for (Check check : checks) {
      if (check.differs() || !isDifferingOnly) {
        rows.row(check.row());
      }
    }
    rows.end();
    messages.out().flush();
  }

  private ExitCode summary(List<Check> checks, boolean hasOracle) {
    long absent = checks.stream().filter(check -> !check.absent().isEmpty()).count();
    List<Check> differing = checks.stream().filter(Check::differs).toList();
    messages.say(
        "%,d figures compared, %,d differ%s.%s"
            .formatted(
                checks.size() - absent,
                differing.size(),
                absent == 0 ? "" : "; %,d have no table here".formatted(absent),
                hasOracle
                    ? ""
                    : " The deployment has no oracle.sql of its own figures beside its product file."));
    if (differing.isEmpty()) {
      return ExitCode.OK;
    }
    messages.fail(
        "The lake does not say what it should: %s%s%nMaybe sources or tables changed since the run; 's360 run' publishes anew."
            .formatted(
                differing.get(0),
                differing.size() == 1 ? "." : ", and %,d more.".formatted(differing.size() - 1)));
    return ExitCode.QUALITY;
  }
}
