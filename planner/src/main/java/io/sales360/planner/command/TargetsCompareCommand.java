package io.sales360.planner.command;

import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.targets.TargetBook;
import io.sales360.planner.targets.TargetHistory;
import io.sales360.planner.targets.TargetReference;
import io.sales360.planner.targets.TargetRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code s360 targets compare}: versions side by side. */
@Command(name = "compare", description = "Shows versions beside last year and the forecast.")
public final class TargetsCompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private final LakeOption lake;
  @Mixin private final RowsOption output = new RowsOption();

  @Parameters(
      arity = "2..*",
      paramLabel = "VERSION",
      description = "Two or more, of the same owners and period.")
  private List<String> references = new ArrayList<>();

  public TargetsCompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
    this.lake = new LakeOption(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    TargetHistory history = TargetBook.of(lake.directory(), surroundings.clock()).read();
    TargetRows.compare(
        references.stream().map(TargetReference::parse).map(history::version).toList(),
        output.to(messages.out()));
    messages.out().flush();
    return 0;
  }
}
