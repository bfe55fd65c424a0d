package io.sales360.planner.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.common.table.Lake;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lake on disk: the manifest that is current, and what became of every attempt to publish. */
public final class LakeDirectory {
  private final Path root;

  public LakeDirectory(Path root) {
    this.root = root.toAbsolutePath();
  }

  public Path root() {
    return root;
  }

  /**
   * The manifest that is current, pinned.
   *
   * @throws CommandFailure if nothing is published
   */
  public PublishedLake open() throws IOException {
    return current()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    ("Nothing is published in the lake %s.%n"
                            + "Maybe 's360 run --config FILE' comes first, or --lake names another directory.")
                        .formatted(root)));
  }

  /**
   * A manifest that is still kept, pinned.
   *
   * @param run its version ({@code 3} or {@code v000003}), its run's id, or its attempt
   * @throws CommandFailure if no kept manifest is called so
   */
  public PublishedLake open(String run) throws IOException {
    List<PublishedLake> kept = kept();
    return kept.stream()
        .filter(
            lake ->
                run.matches("v?0*" + lake.version())
                    || run.equals(lake.manifest().runId())
                    || run.equals(lake.manifest().attempt()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "The lake %s keeps no run %s; it keeps the versions %s.%nMaybe 's360 runs' names it."
                        .formatted(root, run, kept.stream().map(PublishedLake::version).toList())));
  }

  /** Every manifest that is still kept, newest first. */
  public List<PublishedLake> kept() throws IOException {
    Lake lake = Lake.at(root);
    List<PublishedLake> kept = new ArrayList<>();
    for (int version : lake.versions()) {
      kept.add(0, new PublishedLake(root, version, lake.version(version).manifest()));
    }
    return kept;
  }

  /** The manifest that is current; empty where nothing was ever published. */
  public Optional<PublishedLake> current() throws IOException {
    return Lake.at(root)
        .current()
        .map(snapshot -> new PublishedLake(root, snapshot.version(), snapshot.manifest()));
  }

  /** Every attempt, newest first. */
  public List<Attempt> attempts() throws IOException {
    Path runs = root.resolve("_runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<Attempt> attempts = new ArrayList<>();
    try (Stream<Path> files = Files.list(runs)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        attempts.add(attempt(file));
      }
    }
    attempts.sort(Comparator.comparing(Attempt::attempt).reversed());
    return attempts;
  }

  private static Attempt attempt(Path file) throws IOException {
    JsonNode run = new ObjectMapper().readTree(file.toFile());
    List<String> messages = new ArrayList<>();
    for (JsonNode message : run.path("messages")) {
      messages.add(message.isTextual() ? message.asText() : text(message, "text"));
    }
    String name = file.getFileName().toString();
    return new Attempt(
        name.substring(0, name.length() - ".json".length()),
        text(run, "runId"),
        text(run, "status"),
        run.path("exitCode").asInt(),
        text(run, "asOf"),
        messages);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("");
  }
}
