package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Dimension;
import io.sales360.planner.metrics.MetricDictionary;
import java.util.ArrayList;
import java.util.List;

/**
 * What rows must meet: the question's conditions, then the role's filters.
 *
 * @param all in that order, each fit for the type of its dimension
 */
record Conditions(List<Condition> all) {
  Conditions {
    all = List.copyOf(all);
  }

  /**
   * The conditions of a question.
   *
   * @throws CommandFailure if one filters by a masked dimension, or does not fit its dimension
   */
  static Conditions of(MetricDictionary dictionary, Question question) {
    List<Condition> all = new ArrayList<>();
    for (Condition condition : question.where()) {
      Dimension dimension = dictionary.dimension(condition.dimension());
      if (question.role().mask(dimension).isPresent()) {
        throw refused(
            "%s is masked, so it cannot be filtered by.%nMaybe --role names a role that may see it."
                .formatted(dimension.name()));
      }
      all.add(checked(condition, dimension));
    }
    for (String filter : question.role().filters()) {
      Condition condition = Condition.parse(filter);
      all.add(checked(condition, dictionary.dimension(condition.dimension())));
    }
    return new Conditions(all);
  }

  private static Condition checked(Condition condition, Dimension dimension) {
    try {
      return condition.checkedFor(dimension);
    } catch (IllegalArgumentException e) {
      throw refused(
          "The condition on %s is wrong: %s.%n%s"
              .formatted(dimension.name(), e.getMessage(), Condition.REMEDY));
    }
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
