package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of the file, read as what its place wants. A value of another kind is a problem noted
 * and an empty result, so that reading goes on.
 */
public final class YamlValue {
  private final Node node;
  private final String path;
  private final Problems problems;

  YamlValue(Node node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    problems.visit();
  }

  public String path() {
    return path;
  }

  public void problem(String message, String remedy) {
    problems.add(node, path, message, remedy);
  }

  public boolean isSection() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The scalar's text; a missing value is a problem, an empty text in quotes is not. */
  public Optional<String> text() {
    if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    problem(
        node instanceof ScalarNode ? "A value is missing." : "This must be a single value.", "");
    return Optional.empty();
  }

  /** The text, unless it is blank. */
  public Optional<String> word() {
    Optional<String> text = text();
    if (text.isPresent() && text.get().isBlank()) {
      problem("The value must not be empty.", "");
      return Optional.empty();
    }
    return text;
  }

  /** The text turned into something; an {@link IllegalArgumentException} becomes a problem. */
  public <T> Optional<T> as(Function<String, T> reading, String remedy) {
    return word()
        .flatMap(
            text -> {
              try {
                return Optional.of(reading.apply(text));
              } catch (IllegalArgumentException | DateTimeException e) {
                problem("'" + text + "' is wrong: " + e.getMessage() + ".", remedy);
                return Optional.empty();
              }
            });
  }

  public Optional<Boolean> truth() {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!node.getTag().equals(Tag.BOOL)) {
      problem("'" + text.get() + "' must be true or false.", "");
      return Optional.empty();
    }
    return Optional.of(Boolean.parseBoolean(text.get()));
  }

  public Optional<Integer> whole(int min, int max) {
    return text()
        .flatMap(
            text -> {
              try {
                int value = node.getTag().equals(Tag.INT) ? Integer.parseInt(text) : min - 1;
                if (value >= min && value <= max) {
                  return Optional.of(value);
                }
              } catch (NumberFormatException tooLarge) {
                // the problem below says it
              }
              problem("'" + text + "' must be a whole number from " + min + " to " + max + ".", "");
              return Optional.empty();
            });
  }

  public Optional<BigDecimal> decimal() {
    return as(BigDecimal::new, "Write a number such as 2.5.");
  }

  /** One of the lower-case names of an enum. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    return text()
        .flatMap(
            text -> {
              int found = names.indexOf(text);
              if (found < 0) {
                problem(
                    "'" + text + "' is none of " + String.join(", ", names) + ".",
                    NearestName.to(text, names).map(n -> "Maybe you mean " + n + ".").orElse(""));
                return Optional.empty();
              }
              return Optional.of(type.getEnumConstants()[found]);
            });
  }

  /** The items of a list; a problem and none where it is no list. */
  public List<YamlValue> items() {
    List<YamlValue> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        items.add(new YamlValue(sequence.getValue().get(i), path + "[" + i + "]", problems));
      }
    } else {
      problem("This must be a list.", "Write [a, b], or one item per line after a dash.");
    }
    return items;
  }

  public List<String> texts() {
    return items().stream().map(YamlValue::text).flatMap(Optional::stream).toList();
  }

  /** The names of a list, none blank or twice. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (YamlValue item : items()) {
      item.word()
          .ifPresent(
              name -> {
                if (names.contains(name)) {
                  item.problem("The name " + name + " is given twice.", "Keep one of them.");
                } else {
                  names.add(name);
                }
              });
    }
    return names;
  }

  public Optional<YamlSection> section() {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlSection(mapping, path, problems));
    }
    problem("This must hold keys and values.", "Write key: value, one per line.");
    return Optional.empty();
  }
}
