package io.sales360.common.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping of a YAML file, with messages that say where something is missing. */
final class YamlNode {
  private final Map<?, ?> values;
  private final String where;

  YamlNode(@Nullable Object value, String where) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(where + " is no mapping.");
    }
    this.values = map;
    this.where = where;
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  String text(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("%s has no (%s).".formatted(where, key));
    }
    return value.toString();
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  BigDecimal number(String key) {
    return new BigDecimal(text(key));
  }

  YamlNode node(String key) {
    return new YamlNode(values.get(key), where + "." + key);
  }

  /** The mappings of a list; empty if there is none. */
  List<YamlNode> list(String key) {
    List<YamlNode> nodes = new ArrayList<>();
    for (Object item : items(key)) {
      nodes.add(new YamlNode(item, where + "." + key));
    }
    return nodes;
  }

  /** The scalars of a list as text; empty if there is none. */
  List<String> texts(String key) {
    return items(key).stream().map(Object::toString).toList();
  }

  private List<?> items(String key) {
    return values.get(key) instanceof List<?> list ? list : List.of();
  }
}
