package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetReference;
import io.sales360.planner.targets.TargetState;
import io.sales360.planner.targets.TargetVersion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code s360 targets approve} and {@code lock}: the next state of a version. */
@Command
public final class TargetsDecideCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final TargetState state;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final SignatureOptions signature = new SignatureOptions();

  @Parameters(paramLabel = "VERSION", description = "Such as salesperson/2025-Q1/v1.")
  private String reference = "";

  TargetsDecideCommand(Surroundings surroundings, TargetState state) {
    this.surroundings = surroundings;
    this.state = state;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    TargetVersion version =
        TargetBook.of(lake.directory(), surroundings.clock())
            .decide(TargetReference.parse(reference), state, signature.author, signature.reason);
    messages.print(
        "%s  %s by %s".formatted(version.reference(), version.state(), version.last().author()));
    return 0;
  }
}
