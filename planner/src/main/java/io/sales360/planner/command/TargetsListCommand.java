package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetHistory;
import io.sales360.planner.targets.TargetRows;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code s360 targets list}: all versions. */
@Command(name = "list", description = "Lists all versions of targets with their state.")
public final class TargetsListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final RowsOption output = new RowsOption();

  public TargetsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    TargetHistory history = TargetBook.of(lake.directory(), surroundings.clock()).read();
    TargetRows.list(history.versions(), output.to(messages.out()));
    messages.out().flush();
    return 0;
  }
}
