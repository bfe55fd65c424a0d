package io.sales360.planner.command;

import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Progress;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.job.ChildRun;
import io.sales360.planner.job.RunEvent;
import io.sales360.planner.job.RunOutcome;
import io.sales360.planner.job.RunRequest;
import java.io.IOException;

/** Starts a run and tells the user about it. */
final class RunReporter {
  private final Surroundings surroundings;
  private final Messages messages;

  RunReporter(Surroundings surroundings, Messages messages) {
    this.surroundings = surroundings;
    this.messages = messages;
  }

  /** Runs to the end; gives the exit code of the run. */
  int execute(RunRequest request) throws IOException {
    Progress progress = messages.progress();
    RunOutcome outcome;
    try (Heartbeat heartbeat = new Heartbeat(progress)) {
      outcome = new ChildRun(surroundings).execute(request, e -> tell(e, progress, heartbeat));
    }
    outcome.reported().ifPresentOrElse(this::tell, () -> tellOfDeath(outcome));
    if (outcome.exitCode() != 0) {
      messages.say("The log: " + surroundings.name(outcome.log()));
    }
    return outcome.exitCode();
  }

  private void tell(RunEvent event, Progress progress, Heartbeat heartbeat) {
    if (event instanceof RunEvent.Stage stage) {
      progress.stage(stage.job(), stage.stage(), stage.rows(), stage.seconds());
      heartbeat.after(stage.job() + " after " + stage.stage());
    } else if (event instanceof RunEvent.Ledger ledger) {
      progress.clear();
      messages.print(ledger.text());
    } else if (event instanceof RunEvent.Message message) {
      progress.clear();
      switch (message.level()) {
        case "error" -> messages.fail(message.text());
        case "warn" -> messages.warn(message.text());
        default -> messages.say(message.text());
      }
    }
  }

  private void tell(RunEvent.Outcome outcome) {
    if (outcome.unchanged()) {
      messages.say(
          "Nothing changed: version %d already holds this content (%s)."
              .formatted(outcome.version(), outcome.manifestHash()));
    } else if (outcome.published()) {
      messages.say(
          "Published version %d (run %s, content %s)."
              .formatted(outcome.version(), outcome.runId(), outcome.manifestHash()));
    } else {
      messages.fail(
          "Nothing was published: "
              + ExitCode.of(outcome.exitCode())
                  .map(ExitCode::meaning)
                  .orElse("exit code " + outcome.exitCode())
              + ".");
    }
  }

  private void tellOfDeath(RunOutcome outcome) {
    messages.fail(
        "The run ended without an outcome (exit code %d); nothing was published.\nMaybe it ran out of memory: S360_JAVA_OPTS=-Xmx8g gives it more."
            .formatted(outcome.exitCode()));
  }
}
