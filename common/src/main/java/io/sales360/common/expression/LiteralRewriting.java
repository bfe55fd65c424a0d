package io.sales360.common.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Wraps every literal of a parsed expression in a call, so that the checker sees our types instead
 * of CEL's own (its integers wrap and its doubles are not exact), and notes the identifiers on the
 * way.
 */
final class LiteralRewriting {
  static final String LITERAL = "@literal";

  private final String source;
  private final Set<String> identifiers = new LinkedHashSet<>();
  private long nextId = 1L << 32;

  LiteralRewriting(String source) {
    this.source = source;
  }

  /** Names that stand for columns, in order of appearance. */
  Set<String> identifiers() {
    return identifiers;
  }

  CelExpr rewrite(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> literal(expression);
      case IDENT -> {
        identifiers.add(expression.ident().name());
        yield expression;
      }
      case CALL -> call(expression);
      case LIST ->
          CelExpr.ofList(
              expression.id(),
              rewriteAll(expression.list().elements()),
              expression.list().optionalIndices());
      case SELECT ->
          throw new ExpressionException(
              "The expression «"
                  + source
                  + "» reads a field ("
                  + expression.select().field()
                  + "), but columns have none.\nMaybe the column's name holds a dot: write _ for it.");
      default ->
          throw new ExpressionException(
              "The expression «" + source + "» uses a map, a message or a macro; there are none.");
    };
  }

  private CelExpr call(CelExpr expression) {
    CelCall call = expression.call();
    return CelExpr.ofCall(
        expression.id(),
        call.target().isPresent()
            ? Optional.of(rewrite(call.target().get()))
            : Optional.<CelExpr>empty(),
        call.function(),
        rewriteAll(call.args()));
  }

  private ImmutableList<CelExpr> rewriteAll(Iterable<CelExpr> expressions) {
    var rewritten = ImmutableList.<CelExpr>builder();
    expressions.forEach(e -> rewritten.add(rewrite(e)));
    return rewritten.build();
  }

  private CelExpr literal(CelExpr expression) {
    CelConstant constant = expression.constant();
    return switch (constant.getKind()) {
      case NULL_VALUE -> expression;
      case INT64_VALUE, DOUBLE_VALUE, STRING_VALUE, BOOLEAN_VALUE ->
          CelExpr.ofCall(
              expression.id(),
              Optional.empty(),
              LITERAL,
              ImmutableList.of(CelExpr.ofConstant(nextId++, constant)));
      default ->
          throw new ExpressionException(
              "The expression «" + source + "» holds a literal of bytes or of an unsigned number.");
    };
  }
}
