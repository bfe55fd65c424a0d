package io.sales360.planner.report;

import io.sales360.planner.query.SqlSheet;
import java.util.List;

/**
 * A question that the page answers, as {@code questions.sql} states it: lines {@code -- word: text}
 * and then the query.
 *
 * @param section heading above a group of questions
 * @param hint how to read the answer
 * @param needs tables without which there is no answer
 * @param chart {@code none}, {@code bars}, {@code line}, {@code pie}, {@code steps} (a waterfall
 *     whose third column says total or change) or {@code heat} (shaded cells)
 * @param units how each column of the query is written
 * @param sql one query without parameters
 */
record Question(
    String section,
    String title,
    String hint,
    List<String> needs,
    String chart,
    List<String> units,
    String sql) {
  private static final String RESOURCE = "questions.sql";

  /** All questions in the order of the page. */
  static List<Question> all() {
    return SqlSheet.all(Question.class, RESOURCE).stream().map(Question::of).toList();
  }

  private static Question of(SqlSheet sheet) {
    return new Question(
        sheet.word("section"),
        sheet.word("title"),
        sheet.word("hint"),
        sheet.list("needs"),
        sheet.words().getOrDefault("chart", "none"),
        sheet.list("units"),
        sheet.sql());
  }
}
