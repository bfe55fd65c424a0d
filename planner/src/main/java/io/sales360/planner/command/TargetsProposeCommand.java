package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetMethod;
import io.sales360.planner.targets.TargetOwner;
import io.sales360.planner.targets.TargetPeriod;
import io.sales360.planner.targets.TargetPlanner;
import io.sales360.planner.targets.TargetProposal;
import io.sales360.planner.targets.TargetRows;
import io.sales360.planner.targets.TargetTerms;
import io.sales360.planner.targets.TargetVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 targets propose}: a new version of targets, from forecasts. */
@Command(
    name = "propose",
    description = "Makes a new version of targets of net sales from forecasts.",
    footer = {
      "",
      "Examples:",
      "  s360 targets propose --period 2025-Q1 --owner-type salesperson --method top-down \\",
      "    --goal 250000 --stretch 5% --floor 80% --cap 150% --author ann --reason 'board goal'",
      "  s360 targets propose --period 2025-Q1 --owner-type team --method bottom-up \\",
      "    --quantile 60 --author ann --reason 'what teams can do'"
    })
public final class TargetsProposeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final RowsOption output = new RowsOption();
  @Mixin private final SignatureOptions signature = new SignatureOptions();

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "2025, 2025-Q1, 2025-01 or 2025-01..2025-06.")
  private String period = "";

  @Option(
      names = "--owner-type",
      required = true,
      paramLabel = "TYPE",
      description = "salesperson, team or territory.")
  private TargetOwner owner = TargetOwner.SALESPERSON;

  @Option(
      names = "--method",
      required = true,
      paramLabel = "METHOD",
      description = "top-down shares a goal; bottom-up takes a quantile of each forecast.")
  private TargetMethod method = TargetMethod.TOP_DOWN;

  @Option(names = "--goal", paramLabel = "AMOUNT", description = "Top-down: what is shared.")
  private @Nullable BigDecimal goal;

  @Option(
      names = "--stretch",
      paramLabel = "PERCENTAGE",
      description = "Added to the goal or the quantiles. Default: 0%%.")
  private String stretch = "0%";

  @Option(
      names = "--quantile",
      paramLabel = "PERCENT",
      description = "Bottom-up: 50, 55, 60, 65 or 70.")
  private @Nullable Integer quantile;

  @Option(
      names = "--floor",
      paramLabel = "BOUND",
      description =
          "Least target: an amount, or a percentage of last year's; OWNER=BOUND for one owner. May be repeated.")
  private List<String> floors = new ArrayList<>();

  @Option(names = "--cap", paramLabel = "BOUND", description = "Largest target, as --floor.")
  private List<String> caps = new ArrayList<>();

  @Option(
      names = "--owner",
      paramLabel = "ID",
      description = "Only this owner; may be repeated. Default: all with a forecast.")
  private List<String> owners = new ArrayList<>();

  public TargetsProposeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    TargetPeriod months = TargetPeriod.parse(period);
    TargetTerms terms = new TargetTerms(method, goal, stretch, quantile, floors, caps, owners);
    LakeDirectory directory = lake.directory();
    TargetProposal proposal;
    try (LakeSession session = LakeSession.open(directory.open())) {
      proposal = TargetPlanner.propose(session, owner, months, terms);
    }
    TargetVersion version =
        TargetBook.of(directory, surroundings.clock())
            .propose(owner, months, proposal, signature.author, signature.reason);
    TargetRows.show(version, output.to(messages.out()));
    messages.out().flush();
    messages.say(
        "Proposed %s: %d targets, together %s %s."
            .formatted(
                version.reference(),
                proposal.lines().size(),
                proposal.total().toPlainString(),
                proposal.currencyCode()));
    if (!proposal.withoutForecast().isEmpty()) {
      messages.warn(
          "%d left out, without sales to forecast from: %s."
              .formatted(
                  proposal.withoutForecast().size(),
                  String.join(", ", proposal.withoutForecast())));
    }
    return 0;
  }
}
