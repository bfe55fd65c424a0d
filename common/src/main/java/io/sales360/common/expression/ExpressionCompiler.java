package io.sales360.common.expression;

import static io.sales360.common.expression.ExpressionType.BOOLEAN;
import static io.sales360.common.expression.ExpressionType.NUMBER;
import static io.sales360.common.expression.ExpressionType.STRING;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text to checked steps: CEL parses and checks, literals become exact values first. */
final class ExpressionCompiler {
  /** Words that CEL keeps for itself. */
  static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private static final int MAX_CHARS = 4_000;
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_CHARS)
          .maxParseRecursionDepth(100)
          .enableReservedIds(true)
          .build();
  private static final Pattern MATCHED_NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");

  /** A literal double holds 15 digits exactly. */
  private static final Pattern LONG_LITERAL =
      Pattern.compile("(?<![\\w.\"'])(?=[0-9]*[.])[0-9.]{17,}");

  private final String source;

  private ExpressionCompiler(String source) {
    this.source = source;
  }

  static CompiledExpression compile(
      String source, Map<String, ExpressionType> types, @Nullable List<String> columns) {
    return new ExpressionCompiler(source).compile(types, columns);
  }

  private CompiledExpression compile(
      Map<String, ExpressionType> types, @Nullable List<String> columns) {
    if (LONG_LITERAL.matcher(source).find()) {
      throw new ExpressionException(
          "The expression «"
              + source
              + "» holds a number of more than 15 digits.\n"
              + "Maybe write it as text: decimal(\"0.1234567890123456789\").");
    }
    CelCompiler parser = declared(Map.of());
    CelAbstractSyntaxTree parsed = tree(parser.parse(source));
    LiteralRewriting rewriting = new LiteralRewriting(source);
    CelExpr exact = rewriting.rewrite(parsed.getExpr());
    Map<String, String> named = columnsByIdentifier(types, columns);
    Map<String, ExpressionType> typeOf = new TreeMap<>();
    List<String> used = new ArrayList<>();
    for (String identifier : rewriting.identifiers()) {
      String column = named.get(identifier);
      if (column == null && columns != null) {
        throw new ExpressionException(
            "The expression «"
                + source
                + "» names "
                + identifier
                + ", which no column is called.\n"
                + NearestName.hint(identifier, named.keySet()));
      }
      String name = column == null ? identifier : column;
      used.add(name);
      typeOf.put(identifier, types.getOrDefault(name, STRING));
    }
    CelAbstractSyntaxTree checked =
        tree(declared(typeOf).check(CelAbstractSyntaxTree.newParsedAst(exact, parsed.getSource())));
    ExpressionType result = resultType(checked);
    List<String> identifiers = List.copyOf(rewriting.identifiers());
    Step root = new StepBuilder(source, checked, identifiers).build(checked.getExpr());
    return new CompiledExpression(
        root, result, used, identifiers.stream().map(typeOf::get).toList());
  }

  private ExpressionType resultType(CelAbstractSyntaxTree checked) {
    if (checked.getResultType().equals(SimpleType.NULL_TYPE)) {
      throw new ExpressionException("The expression «" + source + "» is always null.");
    }
    try {
      return ExpressionType.of(checked.getResultType());
    } catch (IllegalArgumentException e) {
      throw new ExpressionException("The expression «" + source + "» must not be a list.");
    }
  }

  private Map<String, String> columnsByIdentifier(
      Map<String, ExpressionType> types, @Nullable List<String> columns) {
    Map<String, String> byIdentifier = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(columns == null ? types.keySet() : columns);
    for (String name : names) {
      byIdentifier.putIfAbsent(Expression.identifier(name), name);
    }
    return byIdentifier;
  }

  private CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      CelIssue first = e.getErrors().get(0);
      String place =
          first.getSourceLocation().getColumn() < 0
              ? ""
              : " at character " + (first.getSourceLocation().getColumn() + 1);
      throw new ExpressionException(
          "The expression «" + source + "» is wrong" + place + ": " + worded(first.getMessage()));
    }
  }

  private static String worded(String message) {
    var overload = MATCHED_NO_OVERLOAD.matcher(message);
    if (overload.matches()) {
      return overload.group(1).replace("_", "")
          + " does not work on "
          + overload.group(2)
          + ".\nMaybe give the column a type under types: (string is the default).";
    }
    if (message.startsWith("undeclared reference to")) {
      String name = message.replaceAll("^undeclared reference to '([^']*)'.*", "$1");
      return "no function is called " + name + ".\n" + NearestName.hint(name, functionNames());
    }
    return message;
  }

  private static Set<String> functionNames() {
    Set<String> names = new LinkedHashSet<>();
    FunctionCatalog.BY_ID.values().stream()
        .map(ExpressionFunction::name)
        .filter(n -> Character.isLetter(n.charAt(0)))
        .sorted()
        .forEach(names::add);
    names.addAll(List.of("coalesce", "matches"));
    return names;
  }

  private static CelCompiler declared(Map<String, ExpressionType> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(OPTIONS);
    Map<String, List<CelOverloadDecl>> overloads = new TreeMap<>();
    for (ExpressionFunction each : FunctionCatalog.BY_ID.values()) {
      overloads.computeIfAbsent(each.name(), n -> new ArrayList<>()).add(each.declaration());
    }
    addSpecialForms(overloads);
    overloads.forEach(
        (name, list) ->
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, list)));
    variables.forEach((name, type) -> builder.addVar(name, type.celType()));
    return builder.build();
  }

  /** What is lazy, or looks at literals: {@link StepBuilder} knows each by name. */
  private static void addSpecialForms(Map<String, List<CelOverloadDecl>> overloads) {
    for (String name : List.of("_&&_", "_||_")) {
      overloads.put(
          name,
          List.of(
              CelOverloadDecl.newGlobalOverload(
                  name, BOOLEAN.celType(), BOOLEAN.celType(), BOOLEAN.celType())));
    }
    for (ExpressionType type : ExpressionType.values()) {
      var t = type.celType();
      add(
          overloads,
          "_?_:_",
          CelOverloadDecl.newGlobalOverload("_?_:_" + type, t, BOOLEAN.celType(), t, t));
      add(overloads, "coalesce", CelOverloadDecl.newGlobalOverload("coalesce" + type, t, t, t));
      add(
          overloads,
          "@in",
          CelOverloadDecl.newGlobalOverload(
              "@in" + type, BOOLEAN.celType(), t, ListType.create(t)));
    }
    add(
        overloads,
        "matches",
        CelOverloadDecl.newMemberOverload(
            "matches", BOOLEAN.celType(), STRING.celType(), STRING.celType()));
    Map<ExpressionType, List<CelType>> literals =
        Map.of(
            NUMBER, List.of(SimpleType.INT, SimpleType.DOUBLE),
            STRING, List.of(SimpleType.STRING),
            BOOLEAN, List.of(SimpleType.BOOL));
    literals.forEach(
        (type, raws) ->
            raws.forEach(
                raw ->
                    add(
                        overloads,
                        LiteralRewriting.LITERAL,
                        CelOverloadDecl.newGlobalOverload(
                            LiteralRewriting.LITERAL + raw.name(), type.celType(), raw))));
  }

  private static void add(
      Map<String, List<CelOverloadDecl>> overloads, String name, CelOverloadDecl... more) {
    overloads.computeIfAbsent(name, n -> new ArrayList<>()).addAll(Arrays.asList(more));
  }
}
