package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Keys and values of one part of the file. It remembers which keys were asked for: the others are
 * unknown, and {@link #refuseOthers} says so.
 */
public final class YamlSection {
  private final MappingNode node;
  private final String path;
  private final Problems problems;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();
  private final Map<String, Node> keyNodes = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlSection(MappingNode node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    take(node);
  }

  /** The section's own keys first: merged ones ({@code <<}) only fill in. */
  private void take(MappingNode mapping) {
    for (NodeTuple tuple : mapping.getValue()) {
      String key = YamlTree.key(tuple);
      if (key != null && !key.equals("<<") && !values.containsKey(key)) {
        keyNodes.put(key, tuple.getKeyNode());
        values.put(key, new YamlValue(tuple.getValueNode(), YamlTree.join(path, key), problems));
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if ("<<".equals(YamlTree.key(tuple))) {
        merge(tuple.getValueNode());
      }
    }
  }

  private void merge(Node merged) {
    if (merged instanceof MappingNode mapping) {
      take(mapping);
    } else if (merged instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::merge);
    } else {
      problems.add(merged, path, "<< must name an anchor of keys and values.", "");
    }
  }

  /**
   * The keys and values of a whole file.
   *
   * @return empty, with a problem noted, where the text is no YAML or holds no keys
   */
  public static Optional<YamlSection> read(String text, String file, Problems problems) {
    try {
      return YamlTree.read(text, file, problems)
          .flatMap(node -> new YamlValue(node, "", problems).section());
    } catch (YamlEngineException e) {
      problems.add(0, "", "The file cannot be read: " + e.getMessage() + ".", "");
      return Optional.empty();
    }
  }

  public String path() {
    return path;
  }

  /** Notes a problem of the whole section. */
  public void problem(String message, String remedy) {
    problems.add(node, path, message, remedy);
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  public Optional<YamlValue> get(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** The value under a key; a problem where the key is absent. */
  public Optional<YamlValue> require(String key, String remedy) {
    Optional<YamlValue> value = get(key);
    if (value.isEmpty()) {
      problem("The key " + key + " is missing.", remedy);
    }
    return value;
  }

  /** The list under a key; none where the key is absent. */
  public List<YamlValue> items(String key) {
    return get(key).map(YamlValue::items).orElse(List.of());
  }

  /** All keys and values, for parts whose keys are names of the user's own. */
  public Map<String, YamlValue> entries() {
    asked.addAll(values.keySet());
    return values;
  }

  /** Reports every key that nothing asked for. */
  public void refuseOthers() {
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            Node at = keyNodes.getOrDefault(key, node);
            problems.add(
                at,
                YamlTree.join(path, key),
                "The key " + key + " is unknown here.",
                NearestName.hint(key, asked));
          }
        });
  }
}
