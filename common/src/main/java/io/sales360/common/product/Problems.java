package io.sales360.common.product;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file of configuration. */
public final class Problems {
  private static final int MAX_VISITS = 100_000;
  private static final int MAX_PROBLEMS = 1_000;

  private final String file;
  // A set: an alias is read once for each place that names it.
  private final Set<Problem> found = new LinkedHashSet<>();
  private int visits;

  /** For the file that problems call by this name. */
  public Problems(String file) {
    this.file = file;
  }

  void add(Node node, String path, String message, String remedy) {
    add(line(node), path, message, remedy);
  }

  void add(int line, String path, String message, String remedy) {
    boolean added = found.add(new Problem(file, line, path, message, remedy));
    if (added && found.size() == MAX_PROBLEMS) { // once: one more tells about it
      throw new YamlEngineException("it has more than " + (MAX_PROBLEMS - 1) + " problems");
    }
  }

  /** Counts the values read, aliases each time, so that aliases of aliases end somewhere. */
  void visit() {
    if (++visits > MAX_VISITS) {
      throw new YamlEngineException("its aliases unfold to more than " + MAX_VISITS + " values");
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All problems, by line. */
  public List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
