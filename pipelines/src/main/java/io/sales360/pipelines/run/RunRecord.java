package io.sales360.pipelines.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sales360.common.ledger.LedgerEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, kept in the lake whether it published or not.
 *
 * @param asOf yyyy-MM-dd
 * @param status {@code published}, {@code unchanged}, {@code staged} or {@code refused}
 * @param exitCode what a process that ran the attempt ends with
 * @param version version of the lake that readers see; null where nothing was ever published
 * @param manifestHash content hash of what the attempt made; null where it was refused
 * @param deadLetters path of the refused rows below the lake, for {@code s360 query}; null for none
 * @param messages what people should know, most important first
 * @param ledger every line of the ledger
 * @param ledgerText the same as a table for people
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunRecord(
    String runId,
    String attempt,
    String asOf,
    String status,
    int exitCode,
    @Nullable Integer version,
    @Nullable String manifestHash,
    List<String> deadLetters,
    List<String> messages,
    List<LedgerEntry> ledger,
    String ledgerText) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public RunRecord {
    deadLetters = List.copyOf(deadLetters);
    messages = List.copyOf(messages);
    ledger = List.copyOf(ledger);
  }

  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run record is always JSON.", e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is no run record
   */
  public static RunRecord fromJson(String json) {
    try {
      return JSON.readValue(json, RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no run record: " + e.getOriginalMessage(), e);
    }
  }
}
