package io.sales360.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sales360.pipelines.run.RunRecord;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run tells whoever started it: lines of {@code @s360} and one JSON object on standard
 * output. Everything else that the process prints is log.
 */
final class RunEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream out;

  RunEvents(PrintStream out) {
    this.out = out;
  }

  void stage(String job, String stage, long rows, double seconds) {
    ObjectNode event = event("stage");
    event.put("job", job).put("stage", stage).put("rows", rows);
    print(event.put("seconds", Math.round(seconds * 10) / 10.0));
  }

  void message(String level, String text) {
    print(event("message").put("level", level).put("text", text));
  }

  void ledger(RunRecord record) {
    print(
        event("ledger")
            .put("text", record.ledgerText())
            .put("balanced", record.exitCode() != ExitCodes.UNBALANCED));
  }

  /**
   * Tells the end of the run.
   *
   * @param record how the attempt ended; null where it died before its end was recorded
   */
  void outcome(int exitCode, @Nullable RunRecord record) {
    ObjectNode event = event("outcome").put("exitCode", exitCode);
    if (record != null) {
      event.put("runId", record.runId()).put("attempt", record.attempt());
      event.put("asOf", record.asOf());
      event.put("manifestHash", record.manifestHash());
      event.put("version", record.version());
      event.put(
          "published",
          exitCode == 0 && List.of("published", "unchanged").contains(record.status()));
      event.put("unchanged", record.status().equals("unchanged"));
    }
    print(event);
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  private void print(ObjectNode event) {
    try {
      out.println("@s360 " + JSON.writeValueAsString(event));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event is always JSON.", e);
    }
  }
}
