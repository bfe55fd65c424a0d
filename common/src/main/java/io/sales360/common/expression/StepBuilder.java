package io.sales360.common.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree into steps. */
final class StepBuilder {
  private static final ColumnValues NO_ROW =
      index -> {
        throw new IllegalStateException("A constant reads no column.");
      };

  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final List<String> identifiers;

  StepBuilder(String source, CelAbstractSyntaxTree tree, List<String> identifiers) {
    this.source = source;
    this.tree = tree;
    this.identifiers = identifiers;
  }

  Step build(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> column(identifiers.indexOf(expression.ident().name()));
      case CONSTANT -> row -> null; // literals other than null are calls
      case CALL -> call(expression);
      default ->
          throw new ExpressionException("The expression «" + source + "» holds a stray list.");
    };
  }

  private static Step column(int index) {
    return row -> row.value(index);
  }

  private Step call(CelExpr expression) {
    CelCall call = expression.call();
    List<CelExpr> arguments = new ArrayList<>();
    call.target().ifPresent(arguments::add);
    arguments.addAll(call.args());
    return switch (call.function()) {
      case LiteralRewriting.LITERAL -> constant(value(arguments.get(0).constant()));
      case "_&&_" -> and(build(arguments.get(0)), build(arguments.get(1)));
      case "_||_" -> or(build(arguments.get(0)), build(arguments.get(1)));
      case "_?_:_" ->
          choice(build(arguments.get(0)), build(arguments.get(1)), build(arguments.get(2)));
      case "coalesce" -> coalesce(build(arguments.get(0)), build(arguments.get(1)));
      case "matches" -> matches(build(arguments.get(0)), arguments.get(1));
      case "@in" -> in(build(arguments.get(0)), arguments.get(1));
      case "_==_", "_!=_" -> equality(expression, arguments);
      default -> ordinary(expression, arguments);
    };
  }

  private Step ordinary(CelExpr expression, List<CelExpr> arguments) {
    List<String> overloads = tree.getReferenceOrThrow(expression.id()).overloadIds();
    ExpressionFunction function = FunctionCatalog.BY_ID.get(overloads.get(0));
    if (function == null || overloads.size() > 1) {
      throw new ExpressionException(
          "The expression «" + source + "» gives null where a typed value must stand.");
    }
    Step step = function.step(arguments.stream().map(this::build).toList());
    boolean isConstant = arguments.stream().allMatch(StepBuilder::isLiteral);
    // Computed now, so that date("2024-13-01") is found by validation, not by the first row.
    return isConstant ? constant(step.compute(NO_ROW)) : step;
  }

  private Step equality(CelExpr expression, List<CelExpr> arguments) {
    boolean wantsEqual = expression.call().function().equals("_==_");
    for (int i = 0; i < 2; i++) {
      if (arguments.get(i).getKind() == Kind.CONSTANT) {
        Step other = build(arguments.get(1 - i));
        return row -> (other.compute(row) == null) == wantsEqual;
      }
    }
    return ordinary(expression, arguments);
  }

  private static Step constant(@Nullable Object value) {
    return row -> value;
  }

  private static Step and(Step left, Step right) {
    return row -> Boolean.TRUE.equals(left.compute(row)) && Boolean.TRUE.equals(right.compute(row));
  }

  private static Step or(Step left, Step right) {
    return row -> Boolean.TRUE.equals(left.compute(row)) || Boolean.TRUE.equals(right.compute(row));
  }

  private static Step choice(Step condition, Step then, Step otherwise) {
    return row ->
        Boolean.TRUE.equals(condition.compute(row)) ? then.compute(row) : otherwise.compute(row);
  }

  private static Step coalesce(Step first, Step second) {
    return row -> {
      Object value = first.compute(row);
      return value == null ? second.compute(row) : value;
    };
  }

  private Step matches(Step text, CelExpr pattern) {
    if (!isLiteral(pattern)) {
      throw new ExpressionException(
          "The expression «" + source + "»: the pattern of matches must be a literal text.");
    }
    String regex = pattern.call().args().get(0).constant().stringValue();
    try {
      Pattern compiled = Pattern.compile(regex);
      return row -> {
        String value = (String) text.compute(row);
        return value != null && compiled.matcher(value).find();
      };
    } catch (PatternSyntaxException e) {
      throw new ExpressionException(
          "The pattern «" + regex + "» is no RE2 pattern: " + e.getDescription() + ".");
    }
  }

  private Step in(Step value, CelExpr list) {
    if (list.getKind() != Kind.LIST
        || !list.list().elements().stream().allMatch(StepBuilder::isLiteral)) {
      throw new ExpressionException(
          "The expression «" + source + "»: in needs a list of literals, such as [\"A\", \"B\"].");
    }
    Set<Object> members = new HashSet<>();
    list.list().elements().forEach(e -> members.add(key(value(e.call().args().get(0).constant()))));
    return row -> {
      Object wanted = value.compute(row);
      return wanted != null && members.contains(key(wanted));
    };
  }

  private static boolean isLiteral(CelExpr expression) {
    return expression.getKind() == Kind.CALL
        && expression.call().function().equals(LiteralRewriting.LITERAL);
  }

  private static Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
      case DOUBLE_VALUE -> BigDecimal.valueOf(constant.doubleValue());
      case BOOLEAN_VALUE -> constant.booleanValue();
      default -> constant.stringValue();
    };
  }

  /** Equal numbers are equal whatever their scale. */
  private static Object key(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }
}
