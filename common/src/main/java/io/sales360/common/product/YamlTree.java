package io.sales360.common.product;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Text to a tree of YAML nodes with their lines. Each node is checked once however many aliases
 * name it: no tags of other tools, no duplicate keys, no cycles, no secrets.
 */
final class YamlTree {
  private static final int MAX_CHARS = 1_000_000;
  private static final int MAX_ALIASES = 1_000;
  private static final int MAX_DEPTH = 50;
  private static final String STANDARD_TAGS = "tag:yaml.org,2002:";
  private static final Set<String> TAGS =
      Set.of("str", "int", "float", "bool", "null", "seq", "map", "merge");
  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|gh[pousr]_[0-9A-Za-z]{36}"
              + "|://[^/@\\s:]+:[^/@\\s]+@");
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i).*(password|passwd|secret|api_?key|access_?key|private_?key|token).*");

  private final Problems problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlTree(Problems problems) {
    this.problems = problems;
  }

  /** The root of the document; empty (and a problem noted) where there is none that can be used. */
  static Optional<Node> read(String text, String file, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setAllowDuplicateKeys(true) // reported below, with all other problems
            .setCodePointLimit(MAX_CHARS)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(1, "", "The file is empty.", "Start with name:, reporting: and depots:.");
      }
      root.ifPresent(node -> new YamlTree(problems).check(node, "", 0));
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      problems.add(line, "", "This is no YAML: " + e.getProblem() + ".", "");
    } catch (YamlEngineException e) {
      problems.add(0, "", "This is no YAML: " + e.getMessage() + ".", "");
    }
    return Optional.empty();
  }

  private void check(Node node, String path, int depth) {
    if (open.contains(node) || depth > MAX_DEPTH) {
      problems.add(
          node, path, "The value contains itself.", "Maybe an alias names its own anchor.");
      throw new YamlEngineException("it has a cycle, or is nested too deeply");
    }
    if (!seen.add(node)) {
      return;
    }
    open.add(node);
    String tag = node.getTag().getValue();
    if (!tag.startsWith(STANDARD_TAGS) || !TAGS.contains(tag.substring(STANDARD_TAGS.length()))) {
      problems.add(node, path, "The tag " + tag + " means nothing here.", "Remove it.");
    }
    if (node instanceof MappingNode mapping) {
      checkMapping(mapping, path, depth);
    } else if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      for (int i = 0; i < items.size(); i++) {
        check(items.get(i), path + "[" + i + "]", depth + 1);
      }
    } else if (node instanceof ScalarNode scalar && SECRET.matcher(scalar.getValue()).find()) {
      problems.add(node, path, "This looks like a secret.", SECRET_REMEDY);
    }
    open.remove(node);
  }

  private static final String SECRET_REMEDY =
      "Keep secrets out of the product file: use the credentials of the environment.";

  private void checkMapping(MappingNode mapping, String path, int depth) {
    Map<String, Integer> keys = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple);
      if (key == null) {
        problems.add(tuple.getKeyNode(), path, "A key must be a plain word.", "");
        continue;
      }
      Integer first = keys.putIfAbsent(key, Problems.line(tuple.getKeyNode()));
      if (first != null) {
        problems.add(
            tuple.getKeyNode(),
            join(path, key),
            "The key " + key + " is already given in line " + first + ".",
            "Keep one of them.");
      }
      if (SECRET_KEY.matcher(key).matches() && tuple.getValueNode() instanceof ScalarNode) {
        boolean mapsColumn = path.contains(".map") || path.contains(".values");
        if (!mapsColumn) {
          problems.add(
              tuple.getKeyNode(), join(path, key), "This looks like a secret.", SECRET_REMEDY);
        }
      }
      check(tuple.getValueNode(), join(path, key), depth + 1);
    }
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The key as text; null where it is no scalar. */
  static @Nullable String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
  }
}
