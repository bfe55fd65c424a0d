package io.sales360.planner.targets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The book of targets of a lake: directory {@code _targets}, one file per entry, {@code
 * 000001.json} and on. Entries are added and never changed: an entry is written whole under another
 * name and then linked to its number, which fails if the number is taken. Whoever comes second
 * reads what the first wrote and decides again, so two writers never decide on the same state and
 * none waits. Each entry holds the hash of the one before, and a seal of its own: a change by hand
 * shows, though not one by somebody who computes both anew.
 */
public final class TargetBook {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final Path directory;
  private final Clock clock;

  private TargetBook(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The book of a lake; it need not exist yet. */
  public static TargetBook of(LakeDirectory lake, Clock clock) {
    return new TargetBook(lake.root().resolve("_targets"), clock);
  }

  /**
   * Adds a new version of targets.
   *
   * @throws CommandFailure if targets of these owners and period are locked, or author or reason
   *     are missing
   */
  public TargetVersion propose(
      TargetOwner owner, TargetPeriod period, TargetProposal proposal, String author, String reason)
      throws IOException {
    return append(
        history -> {
          history.requireUnlocked(new TargetReference(owner, period, 1));
          TargetReference next =
              new TargetReference(owner, period, history.versionsOf(owner, period) + 1);
          return history.entry(next, TargetState.PROPOSED, author, reason, proposal);
        });
  }

  /**
   * Takes a version to its next state.
   *
   * @param state approved, from proposed; or locked, from approved
   * @throws CommandFailure if there is no such version, it is in another state, or a version of the
   *     same owners and period is locked
   */
  public TargetVersion decide(
      TargetReference reference, TargetState state, String author, String reason)
      throws IOException {
    return append(
        history -> {
          TargetVersion version = history.version(reference);
          history.requireUnlocked(reference);
          TargetState from =
              state == TargetState.LOCKED ? TargetState.APPROVED : TargetState.PROPOSED;
          if (version.state() != from) {
            throw new CommandFailure(
                ExitCode.USAGE,
                "The targets %s are %s; only %s ones can become %s.%nMaybe 's360 targets list' shows which are."
                    .formatted(reference, version.state(), from, state));
          }
          return history.entry(reference, state, author, reason, null);
        });
  }

  /** What the book says now. */
  public TargetHistory read() throws IOException {
    List<TargetEvent> events = new ArrayList<>();
    String hash = "";
    for (int next = 1; ; next++) {
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(file(next));
      } catch (NoSuchFileException e) {
        requireNoneAfter(next);
        return new TargetHistory(events, hash);
      }
      TargetEvent event = parse(next, bytes);
      if (event.sequence() != next || !event.previous().equals(hash)) {
        throw damaged(
            next == 1
                ? "%s is not the first entry".formatted(file(1))
                : "%s does not continue %s; one of them was changed"
                    .formatted(file(next), file(next - 1)));
      }
      if (!isWhole(event)) {
        throw damaged(file(next) + " is not as it was written");
      }
      events.add(event);
      hash = sha256(bytes);
    }
  }

  private static boolean isWhole(TargetEvent event) throws IOException {
    String seal = event.seal();
    return seal == null || seal.isEmpty() || seal.equals(sealOf(event));
  }

  private static String sealOf(TargetEvent event) throws IOException {
    return sha256(JSON.writeValueAsBytes(event.sealed("")));
  }

  private TargetVersion append(Function<TargetHistory, TargetEvent> decision) throws IOException {
    while (true) {
      TargetEvent decided = decision.apply(read());
      TargetEvent event =
          new TargetEvent(
              decided.sequence(),
              decided.previous(),
              decided.state(),
              decided.version(),
              required("author", decided.author()),
              required("reason", decided.reason()),
              clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
              decided.proposal(),
              "");
      if (create(event.sealed(sealOf(event)))) {
        return read().version(TargetReference.parse(event.version()));
      }
    }
  }

  /** False if another entry took the number meanwhile. */
  private boolean create(TargetEvent event) throws IOException {
    Files.createDirectories(directory);
    Path unfinished = directory.resolve(UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(event));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.createLink(file(event.sequence()), unfinished);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "The disk of %s has no hard links, which the book of targets needs.%nMaybe put the lake on another disk."
              .formatted(directory),
          e);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private TargetEvent parse(int number, byte[] bytes) throws IOException {
    try {
      TargetEvent event = JSON.readValue(bytes, TargetEvent.class);
      if (event == null) {
        throw damaged(file(number) + " is empty");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw damaged("%s is no entry (%s)".formatted(file(number), e.getOriginalMessage()));
    }
  }

  private void requireNoneAfter(int missing) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (var files = Files.list(directory)) {
      boolean hasLater =
          files
              .map(file -> file.getFileName().toString())
              .anyMatch(
                  name ->
                      name.matches("\\d{6}\\.json")
                          && name.compareTo(file(missing).getFileName().toString()) > 0);
      if (hasLater && Files.notExists(file(missing))) {
        throw damaged(file(missing) + " is missing");
      }
    }
  }

  private static CommandFailure damaged(String what) {
    return new CommandFailure(
        ExitCode.USAGE,
        "The book of targets is damaged: %s.%nMaybe a file was changed by hand: restore it from a backup."
            .formatted(what));
  }

  private static String required(String name, String text) {
    if (text.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE, "The %s is empty.%nMaybe give --%s a text.".formatted(name, name));
    }
    return text.strip();
  }

  private Path file(int number) {
    return directory.resolve("%06d.json".formatted(number));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
