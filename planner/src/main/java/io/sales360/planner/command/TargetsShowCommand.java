package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetHistory;
import io.sales360.planner.targets.TargetReference;
import io.sales360.planner.targets.TargetRows;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code s360 targets show}: one version. */
@Command(name = "show", description = "Shows the targets of a version, or who did what with it.")
public final class TargetsShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final RowsOption output = new RowsOption();

  @Parameters(paramLabel = "VERSION", description = "Such as salesperson/2025-Q1/v1.")
  private String reference = "";

  @Option(names = "--audit", description = "Who did what, when and why, instead of the targets.")
  private boolean audit;

  public TargetsShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    TargetHistory history = TargetBook.of(lake.directory(), surroundings.clock()).read();
    TargetReference named = TargetReference.parse(reference);
    history.version(named);
    if (audit) {
      TargetRows.audit(history, named, output.to(messages.out()));
    } else {
      TargetRows.show(history.version(named), output.to(messages.out()));
    }
    messages.out().flush();
    return 0;
  }
}
