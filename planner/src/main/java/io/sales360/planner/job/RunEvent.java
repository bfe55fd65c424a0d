package io.sales360.planner.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What a run reports on its standard output: lines of {@code @s360} and one JSON object. */
public sealed interface RunEvent {
  /** Start of every line that is an event. */
  String PREFIX = "@s360 ";

  /** A stage of a job is done. */
  record Stage(String job, String stage, long rows, double seconds) implements RunEvent {}

  /**
   * Something to tell the user.
   *
   * @param level {@code info}, {@code warn} or {@code error}
   */
  record Message(String level, String text) implements RunEvent {}

  /** The ledger of the run, as a table of text. */
  record Ledger(String text, boolean balanced) implements RunEvent {}

  /**
   * How the run ended.
   *
   * @param version number of the manifest that is current now; 0 for none
   * @param published whether this run made it
   * @param unchanged whether the content equals what was published before
   */
  record Outcome(
      int exitCode,
      String runId,
      String attempt,
      String manifestHash,
      long version,
      boolean published,
      boolean unchanged)
      implements RunEvent {}

  /** The event of a line; empty where the line is none (then it belongs into the log). */
  static Optional<RunEvent> parse(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(line.substring(PREFIX.length()));
    } catch (JsonProcessingException e) {
      return Optional.of(new Message("warn", "The run reported something unreadable: " + line));
    }
    return switch (json.path("event").asText()) {
      case "stage" ->
          Optional.of(
              new Stage(
                  json.path("job").asText(),
                  json.path("stage").asText(),
                  json.path("rows").asLong(),
                  json.path("seconds").asDouble()));
      case "message" ->
          Optional.of(new Message(json.path("level").asText("info"), json.path("text").asText()));
      case "ledger" ->
          Optional.of(new Ledger(json.path("text").asText(), json.path("balanced").asBoolean()));
      case "outcome" ->
          Optional.of(
              new Outcome(
                  json.path("exitCode").asInt(1),
                  json.path("runId").asText(),
                  json.path("attempt").asText(),
                  json.path("manifestHash").asText(),
                  json.path("version").asLong(),
                  json.path("published").asBoolean(),
                  json.path("unchanged").asBoolean()));
      default -> Optional.empty();
    };
  }
}
