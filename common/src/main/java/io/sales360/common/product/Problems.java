package io.sales360.common.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one product file. */
final class Problems {
  private static final int MAX_VISITS = 100_000;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private int visits;

  Problems(String file) {
    this.file = file;
  }

  void add(Node node, String path, String message, String remedy) {
    add(line(node), path, message, remedy);
  }

  void add(int line, String path, String message, String remedy) {
    Problem problem = new Problem(file, line, path, message, remedy);
    if (!found.contains(problem)) { // an alias is read once for each place that names it
      found.add(problem);
    }
  }

  /** Counts the values read, aliases each time, so that aliases of aliases end somewhere. */
  void visit() {
    if (++visits > MAX_VISITS) {
      throw new YamlEngineException("its aliases unfold to more than " + MAX_VISITS + " values");
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
