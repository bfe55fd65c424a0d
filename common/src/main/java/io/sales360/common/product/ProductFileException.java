package io.sales360.common.product;

import java.util.List;
import java.util.stream.Collectors;

/** A product file that cannot be used, with everything that is wrong with it. */
public final class ProductFileException extends RuntimeException {
  private final List<Problem> problems;

  /** Takes all problems found, in the order of the file. */
  public ProductFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
