package io.sales360.planner.lake;

import java.util.List;

/**
 * One attempt to publish, successful or not.
 *
 * @param attempt unique and ordered by time
 * @param status what became of it
 */
public record Attempt(
    String attempt, String runId, String status, int exitCode, String asOf, List<String> messages) {

  public Attempt {
    messages = List.copyOf(messages);
  }
}
