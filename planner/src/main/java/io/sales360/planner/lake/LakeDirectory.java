package io.sales360.planner.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A lake on disk: the manifest that is current, and what became of every attempt to publish. */
public final class LakeDirectory {
  private final Path root;
  private final ObjectMapper json = new ObjectMapper();

  public LakeDirectory(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** The manifest that is current, pinned. */
  public PublishedLake open() throws IOException {
    return current()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "Nothing is published in the lake "
                        + root
                        + ".\nMaybe 's360 run --config FILE' comes first, or --lake names another directory."));
  }

  /** The manifest that is current; empty where nothing was ever published. */
  public Optional<PublishedLake> current() throws IOException {
    Path pointer = root.resolve("_current");
    if (!Files.isRegularFile(pointer)) {
      return Optional.empty();
    }
    Path manifest = root.resolve(Files.readString(pointer).strip()).normalize();
    if (!manifest.startsWith(root) || !Files.isRegularFile(manifest)) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The pointer %s names %s, which is no manifest.\nMaybe the lake was copied only in part."
              .formatted(pointer, manifest));
    }
    return Optional.of(published(json.readTree(manifest.toFile())));
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
        attempts.add(attempt(json.readTree(file.toFile())));
      }
    }
    attempts.sort(Comparator.comparing(Attempt::attempt).reversed());
    return attempts;
  }

  private PublishedLake published(JsonNode manifest) {
    List<Relation> relations = new ArrayList<>();
    for (JsonNode table : manifest.path("tables")) {
      relations.add(relation(table));
    }
    List<View> views = new ArrayList<>();
    for (JsonNode view : manifest.path("views")) {
      views.add(
          new View(text(view, "name"), text(view, "sql"), text(view, "description")));
    }
    Map<String, String> absent = new LinkedHashMap<>();
    for (JsonNode table : manifest.path("absent")) {
      absent.put(text(table, "name"), text(table, "reason"));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    manifest
        .fields()
        .forEachRemaining(
            e -> {
              if (e.getValue().isValueNode()) {
                facts.put(e.getKey(), e.getValue().asText());
              }
            });
    return new PublishedLake(
        root,
        manifest.path("version").asLong(),
        text(manifest, "content_hash"),
        text(manifest, "run_id"),
        text(manifest, "as_of"),
        relations,
        views,
        absent,
        facts);
  }

  private Relation relation(JsonNode table) {
    List<Relation.Field> fields = new ArrayList<>();
    for (JsonNode column : table.path("columns")) {
      fields.add(
          new Relation.Field(
              text(column, "name"), text(column, "type"), text(column, "description")));
    }
    List<Path> files = new ArrayList<>();
    for (JsonNode shard : table.path("shards")) {
      files.add(inside(text(shard, "path")));
    }
    return new Relation(
        text(table, "name"),
        text(table, "layer"),
        text(table, "grain"),
        fields,
        table.path("rows").asLong(),
        files);
  }

  /** A file the manifest names; a manifest may not point out of its lake. */
  private Path inside(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The manifest names a file outside of the lake: %s.\nMaybe it was changed by hand; 's360 run' publishes anew."
              .formatted(path));
    }
    return file;
  }

  private static Attempt attempt(JsonNode run) {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : run.path("messages")) {
      messages.add(message.isTextual() ? message.asText() : text(message, "text"));
    }
    return new Attempt(
        text(run, "attempt"),
        text(run, "run_id"),
        text(run, "status"),
        run.path("exit_code").asInt(),
        text(run, "as_of"),
        messages);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("");
  }
}
