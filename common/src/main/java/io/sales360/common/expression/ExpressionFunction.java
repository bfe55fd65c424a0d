package io.sales360.common.expression;

import dev.cel.common.CelOverloadDecl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One overload of a function or operator.
 *
 * @param name as CEL knows it; operators are {@code _+_} and the like
 * @param member whether the first parameter stands before a dot
 * @param result type of the result
 * @param parameters types of the parameters
 * @param ifMissing the result as soon as one argument is missing: null, or false for conditions
 * @param body computes the result of arguments that are all present
 */
record ExpressionFunction(
    String name,
    boolean member,
    ExpressionType result,
    List<ExpressionType> parameters,
    @Nullable Object ifMissing,
    Body body) {

  /** Computes a result of arguments none of which is null. */
  @FunctionalInterface
  interface Body {
    @Nullable Object of(Object[] arguments);
  }

  String id() {
    return name
        + parameters.stream()
            .map(p -> p.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("_", "_", member ? "_member" : ""));
  }

  CelOverloadDecl declaration() {
    var types = parameters.stream().map(ExpressionType::celType).toList();
    return member
        ? CelOverloadDecl.newMemberOverload(id(), result.celType(), types)
        : CelOverloadDecl.newGlobalOverload(id(), result.celType(), types);
  }

  Step step(List<Step> arguments) {
    Step[] steps = arguments.toArray(Step[]::new);
    return row -> {
      Object[] values = new Object[steps.length];
      for (int i = 0; i < steps.length; i++) {
        Object value = steps[i].compute(row);
        if (value == null) {
          return ifMissing;
        }
        values[i] = value;
      }
      return body.of(values);
    };
  }
}
